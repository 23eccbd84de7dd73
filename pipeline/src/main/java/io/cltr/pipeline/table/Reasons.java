package io.cltr.pipeline.table;

/** Why a row cannot be used, as the quarantine says it. */
public final class Reasons {
  /** The line is not CSV of the header's width, or not JSON. */
  public static final String UNREADABLE_LINE = "line does not parse";

  private Reasons() {}

  /** A cell that every row needs is empty. */
  public static String missing(String column) {
    return column + " missing";
  }

  /** A cell is empty or cannot be read as the column's type. */
  public static String unreadable(String column) {
    return column + " missing or unreadable";
  }
}
