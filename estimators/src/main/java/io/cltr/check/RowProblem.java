package io.cltr.check;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Why one row cannot be used.
 *
 * @param column the column that showed it; "" for checks of whole rows
 */
public record RowProblem(RowCheck check, String column)
    implements Serializable, Comparable<RowProblem> {
  private static final Comparator<RowProblem> ORDER =
      Comparator.comparing(RowProblem::check).thenComparing(RowProblem::column);

  /** What is wrong, in a few words. */
  public String text() {
    return check.text(column);
  }

  /** A short text that {@link #parse} reads back. */
  public String code() {
    return column.isEmpty() ? check.id() : check.id() + ":" + column;
  }

  /** The problem that {@link #code} wrote. */
  public static RowProblem parse(String code) {
    int colon = code.indexOf(':');
    String id = colon < 0 ? code : code.substring(0, colon);
    RowCheck check =
        RowCheck.of(id)
            .orElseThrow(() -> new IllegalArgumentException("no check of rows is named " + id));
    return new RowProblem(check, colon < 0 ? "" : code.substring(colon + 1));
  }

  @Override
  public int compareTo(RowProblem other) {
    return ORDER.compare(this, other);
  }
}
