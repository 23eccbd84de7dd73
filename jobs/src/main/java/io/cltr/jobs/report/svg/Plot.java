package io.cltr.jobs.report.svg;

import java.util.Locale;

/**
 * The frame of a chart with a horizontal and a vertical axis.
 *
 * @param title read aloud and shown on pointing
 * @param width in user units
 * @param height likewise
 * @param right what is kept free beside the plot
 */
record Plot(String title, Axis x, Axis y, int width, int height, int right) {
  static final int WIDTH = 460;
  static final int LETTER = 7;
  private static final int TOP = 30;
  private static final int RIGHT = 14;
  private static final int BOTTOM = 42;

  /** A plot of the usual width. */
  Plot(String title, Axis x, Axis y, int height) {
    this(title, x, y, WIDTH, height, RIGHT);
  }

  double left() {
    int longest = y.ticks().stream().mapToInt(tick -> tick.label().length()).max().orElse(0);
    return 12 + LETTER * longest;
  }

  double px(double value) {
    return x.place(value, left(), width - right);
  }

  double py(double value) {
    return y.place(value, height - BOTTOM, TOP);
  }

  Markup open(Markup to) {
    open(to, width, height, title);
    for (Axis.Tick tick : y.ticks()) {
      String at = coordinate(py(tick.at()));
      to.empty(
          "line",
          "class",
          "grid",
          "x1",
          coordinate(left()),
          "x2",
          coordinate(width - right),
          "y1",
          at,
          "y2",
          at);
      text(to, "tick end", left() - 6, py(tick.at()) + 4, tick.label());
    }
    for (Axis.Tick tick : x.ticks()) {
      text(to, "tick middle", px(tick.at()), height - BOTTOM + 17, tick.label());
    }
    text(to, "axis", 2, 13, y.label());
    text(to, "axis end", width - right, height - 7, x.label());
    return to;
  }

  /** Opens a picture; one without a title is decoration. */
  static Markup open(Markup to, double width, double height, String title) {
    String box = "0 0 " + coordinate(width) + " " + coordinate(height);
    String namespace = "http://www.w3.org/2000/svg";
    if (title.isEmpty()) {
      return to.open("svg", "xmlns", namespace, "viewBox", box, "aria-hidden", "true");
    }
    to.open("svg", "xmlns", namespace, "viewBox", box, "role", "img", "aria-label", title);
    return to.element("title", title);
  }

  static void text(Markup to, String style, double x, double y, String text) {
    to.element("text", text, "class", style, "x", coordinate(x), "y", coordinate(y));
  }

  /** A coordinate to a tenth of a unit. */
  static String coordinate(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** {@code text}, or what fits into {@code letters} of it with an ellipsis. */
  static String fit(String text, int letters) {
    int points = text.codePointCount(0, text.length());
    if (points <= letters) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, letters - 1)) + "…";
  }
}
