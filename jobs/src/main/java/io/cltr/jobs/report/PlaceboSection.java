package io.cltr.jobs.report;

import java.util.List;

/**
 * The placebo: each logger's value predicted from the other loggers' impressions, against the mean
 * of its own. The one check of values that needs no truth.
 *
 * @param rows by logger, metric and estimator; empty where it was not computed
 */
public record PlaceboSection(List<Row> rows) {
  /** Without a prediction. */
  public static final PlaceboSection NONE = new PlaceboSection(List.of());

  /** Copies the list. */
  public PlaceboSection {
    rows = List.copyOf(rows);
  }

  /**
   * One prediction.
   *
   * @param predicted from the other loggers' impressions
   * @param ownValue mean of the logger's own impressions
   * @param difference predicted − own
   * @param standardError of the difference
   * @param low lower end of its interval
   * @param high upper end
   * @param level confidence level
   * @param unsupported what documents that only the logger itself displayed could add to the
   *     prediction
   * @param impressions of the logger itself
   * @param warnings what a reader must know
   */
  public record Row(
      String logger,
      String metric,
      String estimator,
      double predicted,
      double ownValue,
      double difference,
      double standardError,
      double low,
      double high,
      double level,
      double unsupported,
      long impressions,
      List<String> warnings) {

    /** Copies the warnings. */
    public Row {
      warnings = List.copyOf(warnings);
    }

    /** Whether the interval of the difference excludes 0, whatever the others never displayed. */
    boolean off() {
      return low > 0 || high + unsupported < 0;
    }
  }
}
