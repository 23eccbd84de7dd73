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
 * @param counters what is odd about rows that were used
 * @param kinds rows of clicks that were used, by kind, sorted
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
    Counters counters,
    List<Kind> kinds,
    String inputHash) {
  /** The version that this code writes and reads. */
  public static final int SCHEMA_VERSION = 3;

  /** Rows of {@code table} that were read. */
  public long read(String table) {
    return tables.stream()
        .filter(rows -> rows.table().equals(table))
        .mapToLong(TableRows::read)
        .sum();
  }

  /**
   * Rows of a table.
   *
   * @param otherDays clicks that belong to impressions of other days than were read
   */
  public record TableRows(String table, long used, long quarantined, long otherDays) {
    /** All rows that were read. */
    public long read() {
      return used + quarantined + otherDays;
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

  /**
   * What is odd about rows that were used.
   *
   * @param repeatedClicks clicks on displays that were clicked already
   * @param notRendered displays left out because they were not rendered
   * @param repeatedDocuments impressions that show a document more than once
   * @param misplaced impressions whose time is not in the day of their folder
   * @param newerFeatures rows of features newer than the first display of their document for their
   *     query
   */
  public record Counters(
      Counted repeatedClicks,
      Counted notRendered,
      Counted repeatedDocuments,
      Counted misplaced,
      Counted newerFeatures) {}

  /** How many, and the first of them in the order of their text. */
  public record Counted(long count, List<Example> examples) {}

  /**
   * Rows of clicks of one kind.
   *
   * @param kind "" where rows name none; {@value #OTHERS} for the last of very many
   * @param displays displays that have such a row
   */
  public record Kind(String kind, long rows, long displays) {
    static final String OTHERS = "(other)";
  }
}
