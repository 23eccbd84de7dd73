package io.cltr.jobs.report;

import io.cltr.jobs.report.Table.Column;
import io.cltr.jobs.report.Table.Row;
import io.cltr.jobs.report.svg.Markup;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tables and text as GitHub renders them. */
final class MarkdownTable {
  private static final String SPECIAL = "\\`*_[]|~#$!";

  private MarkdownTable() {}

  /** The table under its title, and its warnings below; "" where it has no rows. */
  static String titled(Table table) {
    return table.rows().isEmpty() ? "" : "### " + text(table.title()) + "\n\n" + bare(table);
  }

  /** The table behind its title; "" where it has no rows. */
  static String folded(Table table) {
    return table.rows().isEmpty() ? "" : folded(table.title(), bare(table));
  }

  /** {@code content} behind a summary, which is HTML: Markdown's escapes mean nothing in it. */
  static String folded(String summary, String content) {
    String title = new Markup().element("summary", oneLine(summary)).toString();
    return "<details>" + unmentioned(title.strip()) + "\n\n" + content + "</details>\n\n";
  }

  /** The table without its title. */
  static String bare(Table table) {
    StringBuilder out = new StringBuilder();
    out.append(line(table.columns(), column -> text(column.title())));
    out.append(line(table.columns(), column -> column.number() ? "---:" : "---"));
    for (Row row : table.rows()) {
      List<String> cells =
          IntStream.range(0, row.cells().size())
              .mapToObj(i -> cell(row, i, table.columns().get(i)))
              .toList();
      out.append(line(cells, cell -> cell));
    }
    out.append('\n');
    for (Row row : table.rows()) {
      for (String warning : row.warnings()) {
        out.append("- **Warning** (" + text(row.cells().get(0)) + "): " + text(warning) + "\n");
      }
    }
    boolean warned = table.rows().stream().anyMatch(row -> !row.warnings().isEmpty());
    return warned ? out.append('\n').toString() : out.toString();
  }

  /** {@code text} without any meaning to Markdown or HTML, on one line. */
  static String text(String text) {
    StringBuilder out = new StringBuilder();
    new Markup()
        .text(oneLine(text))
        .toString()
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .codePoints()
        .forEach(
            c -> {
              if (SPECIAL.indexOf(c) >= 0) {
                out.append('\\');
              }
              out.appendCodePoint(c);
            });
    return unmentioned(out.toString());
  }

  /** So that an id that starts with @ does not call the user or team of that name. */
  private static String unmentioned(String text) {
    return text.replaceAll("(?<![\\p{Alnum}])@", "@<!-- -->");
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  /** Numbers are written as they are: nothing in them means anything to Markdown. */
  private static String cell(Row row, int i, Column column) {
    String cell = column.number() ? row.cells().get(i) : text(row.cells().get(i));
    return row.marked().contains(i) ? "**" + cell + "**" : cell;
  }

  private static <T> String line(List<T> cells, Function<T, String> form) {
    return cells.stream().map(form).collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
