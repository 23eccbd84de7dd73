package io.cltr.jobs.report.svg;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes XML elements, which are HTML too. Text and attribute values are always escaped and every
 * element is closed by name, so what comes out is well-formed whatever ids and texts went in.
 */
public final class Markup {
  private static final Set<String> INLINE =
      Set.of("a", "b", "code", "em", "span", "strong", "text", "title", "th", "td", "li");

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element; {@code attributes} are names and values in turn. */
  public Markup open(String name, String... attributes) {
    tag(name, attributes).append('>');
    open.push(name);
    return this;
  }

  /** Closes the element opened last. */
  public Markup close() {
    String name = open.pop();
    out.append("</").append(name).append('>');
    return INLINE.contains(name) ? this : newline();
  }

  /** An element without content: {@code <br/>}, {@code <path …/>}. */
  public Markup empty(String name, String... attributes) {
    tag(name, attributes).append("/>");
    return newline();
  }

  /** An element that holds {@code text} alone. */
  public Markup element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  /** Escaped text. */
  public Markup text(String text) {
    text.codePoints().forEach(this::escape);
    return this;
  }

  /** The document; every element must have been closed. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out.toString();
  }

  private Markup newline() {
    out.append('\n');
    return this;
  }

  private StringBuilder tag(String name, String... attributes) {
    if (attributes.length % 2 != 0) {
      throw new IllegalArgumentException(name + ": an attribute without a value");
    }
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      text(attributes[i + 1]);
      out.append('"');
    }
    return out;
  }

  private void escape(int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> out.appendCodePoint(allowed(c) ? c : '\uFFFD');
    }
  }

  /** Whether XML 1.0 allows the character; C1 controls, surrogates and bidi overrides are not. */
  private static boolean allowed(int c) {
    if (c < 0x20) {
      return c == '\t' || c == '\n' || c == '\r';
    }
    boolean control = c >= 0x7f && c <= 0x9f;
    boolean surrogate = c >= 0xd800 && c <= 0xdfff;
    boolean override = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    return !control && !surrogate && !override && c != 0xfffe && c != 0xffff;
  }
}
