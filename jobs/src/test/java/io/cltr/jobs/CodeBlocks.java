package io.cltr.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The blocks of code in a Markdown document. */
final class CodeBlocks {
  private static final String INDENT = "    ";
  private static final String FENCE = "```";

  private CodeBlocks() {}

  /** The indented blocks below {@code heading}, up to the next heading of any level. */
  static List<String> indented(Path document, String heading) {
    List<String> lines = lines(document);
    List<String> blocks = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String line : lines.subList(lines.indexOf(heading) + 1, lines.size())) {
      if (line.startsWith("#")) {
        break;
      }
      if (line.startsWith(INDENT)) {
        open.append(line.substring(INDENT.length())).append('\n');
      } else if (open.length() > 0) {
        blocks.add(open.toString());
        open.setLength(0);
      }
    }
    if (open.length() > 0) {
      blocks.add(open.toString());
    }
    return blocks;
  }

  /** The lines of the first fenced block of {@code language}. */
  static List<String> fenced(Path document, String language) {
    List<String> lines = lines(document);
    int start = lines.indexOf(FENCE + language) + 1;
    return lines.subList(start, start + lines.subList(start, lines.size()).indexOf(FENCE));
  }

  /** All fenced blocks of {@code language}. */
  static List<String> allFenced(Path document, String language) {
    List<String> blocks = new ArrayList<>();
    StringBuilder open = null;
    for (String line : lines(document)) {
      if (open == null && line.equals(FENCE + language)) {
        open = new StringBuilder();
      } else if (open != null && line.equals(FENCE)) {
        blocks.add(open.toString());
        open = null;
      } else if (open != null) {
        open.append(line).append('\n');
      }
    }
    return blocks;
  }

  private static List<String> lines(Path document) {
    try {
      return Files.readAllLines(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
