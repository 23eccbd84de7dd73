package io.cltr.pipeline.importer;

/**
 * Rows of a file that cannot be used for one reason.
 *
 * @param file its name
 * @param check id of the reason
 * @param reason what is wrong and what is allowed
 * @param rows their number
 * @param line of the first; 0 where lines are not counted
 * @param example text of the first, the start of it where it is long
 */
public record Quarantined(
    String file, String check, String reason, long rows, long line, String example) {
  /** For people: how many, why, and the first of them. */
  public String text() {
    String where = line > 0 ? "line " + line + ": " : "";
    return "%d × %s, e.g. %s%s".formatted(rows, reason, where, example);
  }
}
