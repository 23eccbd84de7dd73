package io.cltr.jobs.report;

import io.cltr.check.Finding;
import io.cltr.check.Level;
import io.cltr.jobs.report.Table.Column;
import io.cltr.jobs.report.Table.Row;
import io.cltr.jobs.report.svg.Chart;
import io.cltr.jobs.report.svg.Markup;
import java.util.List;

/** The recurring parts of the page. */
public final class Html {
  private Html() {}

  /** Opens a section; what the data's path calls it, and what it is for. */
  public static void section(Markup to, String id, String title, String intro) {
    to.open("section", "id", id).element("h2", title).element("p", intro, "class", "intro");
  }

  /** A chart under its title and a caption that says how to read it. */
  public static void figure(Markup to, String title, String caption, Chart chart) {
    captioned(to.open("figure"), title, caption, chart);
  }

  /** A chart as wide as the page. */
  public static void wideFigure(Markup to, String title, String caption, Chart chart) {
    captioned(to.open("figure", "class", "wide"), title, caption, chart);
  }

  private static void captioned(Markup to, String title, String caption, Chart chart) {
    to.open("figcaption").element("b", title).text(caption).close();
    chart.legend(to);
    chart.draw(to);
    to.close();
  }

  /** A table under its title; nothing where it has no rows. */
  public static void table(Markup to, Table table) {
    if (!table.rows().isEmpty()) {
      to.element("h3", table.title());
      bare(to, table);
    }
  }

  /** A table that opens on a click; nothing where it has no rows. */
  public static void folded(Markup to, String summary, Table table) {
    if (!table.rows().isEmpty()) {
      to.open("details").element("summary", summary);
      bare(to, table);
      to.close();
    }
  }

  /** A table without its title. */
  public static void bare(Markup to, Table table) {
    to.open("div", "class", "scroll").open("table").open("thead").open("tr");
    for (Column column : table.columns()) {
      to.element("th", column.title(), "class", style(column), "scope", "col");
    }
    to.close().close().open("tbody");
    table.rows().forEach(row -> row(to, table.columns(), row));
    to.close().close().close();
  }

  /** Warnings of a section. */
  public static void warnings(Markup to, List<String> warnings) {
    for (String warning : warnings) {
      to.open("p", "class", "warning").element("strong", "Warning:").text(" " + warning).close();
    }
  }

  /** What checks found, each with its level. */
  public static void findings(Markup to, List<Finding> findings) {
    for (Finding found : findings) {
      String style = found.level() == Level.info ? "note" : "warning";
      String level = Levels.title(found.level());
      to.open("p", "class", style).element("strong", level + ":").text(" " + found.text());
      to.text(" (").element("code", found.check()).text(")").close();
    }
  }

  /** Text with the minus sign of typesetters. */
  public static String typeset(String number) {
    return number.replaceAll("(?<![\\w.)-])-(?=[0-9∞])", "−");
  }

  private static void row(Markup to, List<Column> columns, Row row) {
    boolean warned = !row.warnings().isEmpty();
    to.open("tr", "class", warned ? row.style() + " warned" : row.style());
    for (int i = 0; i < columns.size(); i++) {
      boolean number = columns.get(i).number();
      String cell = row.cells().get(i);
      String style = style(columns.get(i)) + (row.marked().contains(i) ? " marked" : "");
      to.element("td", number ? typeset(cell) : cell, "class", style);
    }
    to.close();
    if (warned) {
      String width = Integer.toString(columns.size());
      to.open("tr", "class", "warning").open("td", "colspan", width);
      for (String warning : row.warnings()) {
        to.open("span").element("strong", "Warning:").text(" " + warning).close();
      }
      to.close().close();
    }
  }

  private static String style(Column column) {
    return column.number() ? "number" : "text";
  }
}
