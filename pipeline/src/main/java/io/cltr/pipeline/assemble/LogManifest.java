package io.cltr.pipeline.assemble;

import io.cltr.check.RowCheck;
import java.util.List;

/**
 * What an assembled log holds, written to its {@code log.json}.
 *
 * @param schemaVersion version of the folder's layout
 * @param unit the column that named the units: unit_id, session_id or query_id
 * @param impressions number of impressions
 * @param displays number of shown documents over all impressions
 * @param clicks number of clicked displays
 * @param units number of units
 * @param queries number of queries with candidates
 * @param candidates number of candidates over all queries
 * @param documents number of different documents among the candidates
 * @param featureWidth number of features of a candidate; 0 without features
 * @param context names of the context columns, sorted
 * @param tables rows used and quarantined, by table
 * @param quarantined quarantined rows by table and reason
 * @param inputHash sum modulo 2⁶⁴ of a hash of each impression and query ({@link InputHash}), 16
 *     hexadecimal digits: the same for the same rows, however they are spread over files
 */
public record LogManifest(
    int schemaVersion,
    String unit,
    long impressions,
    long displays,
    long clicks,
    long units,
    long queries,
    long candidates,
    long documents,
    int featureWidth,
    List<String> context,
    List<TableRows> tables,
    List<BadRows> quarantined,
    String inputHash) {
  /** The version that this code writes and reads. */
  public static final int SCHEMA_VERSION = 2;

  /** Rows of {@code table}, used or not. */
  public long read(String table) {
    return tables.stream()
        .filter(rows -> rows.table().equals(table))
        .mapToLong(rows -> rows.used() + rows.quarantined())
        .sum();
  }

  /** Rows of a table. */
  public record TableRows(String table, long used, long quarantined) {
    /** All rows that were read. */
    public long read() {
      return used + quarantined;
    }
  }

  /**
   * Rows of a table that were quarantined for one reason.
   *
   * @param check id of the {@link RowCheck}
   * @param examples the first rows in the order of their text
   */
  public record BadRows(
      String table, String check, String reason, long rows, List<Example> examples) {
    /** What found them. */
    public RowCheck rowCheck() {
      return RowCheck.of(check)
          .orElseThrow(() -> new IllegalStateException("no check of rows is named " + check));
    }
  }

  /**
   * A row to look at.
   *
   * @param row its impression, query, document, position and what is wrong as JSON; never its unit
   * @param file where it lies
   */
  public record Example(String row, String file) {}
}
