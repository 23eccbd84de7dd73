package io.cltr.jobs.report;

import java.util.List;
import java.util.Set;

/**
 * A table before it takes a form: HTML, Markdown and terminal write the same cells.
 *
 * @param title what it shows
 */
public record Table(String title, List<Column> columns, List<Row> rows) {

  /** A column; numbers are aligned to the right. */
  public record Column(String title, boolean number) {}

  /**
   * A row.
   *
   * @param style "candidate", "production" or "other"
   * @param warnings what a reader of its numbers must know
   * @param marked columns whose cells lie beyond their threshold
   */
  public record Row(List<String> cells, String style, List<String> warnings, Set<Integer> marked) {
    /** A row without marks. */
    public Row(List<String> cells, String style, List<String> warnings) {
      this(cells, style, warnings, Set.of());
    }

    public static Row of(String... cells) {
      return new Row(List.of(cells), "other", List.of());
    }
  }

  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            "table '%s': %d columns, a row of %d cells"
                .formatted(title, columns.size(), row.cells().size()));
      }
    }
  }

  /** The same of a slice, which its title names. */
  public Table in(String slice) {
    return new Table(title + ", " + slice, columns, rows);
  }

  public static Column text(String title) {
    return new Column(title, false);
  }

  public static Column number(String title) {
    return new Column(title, true);
  }
}
