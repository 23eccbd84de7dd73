package io.cltr.check;

import java.util.List;

/**
 * Rows of one table that one check of rows put into quarantine.
 *
 * @param level of the check in this run
 * @param rows how many
 * @param read rows of the table in all
 * @param examples a few of them: file and row, or what their cells hold
 */
public record QuarantinedRows(
    RowCheck check, Level level, String table, long rows, long read, List<String> examples) {

  /** Copies the list. */
  public QuarantinedRows {
    examples = List.copyOf(examples);
  }
}
