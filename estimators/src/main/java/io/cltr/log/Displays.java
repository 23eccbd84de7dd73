package io.cltr.log;

import java.io.Serializable;
import java.util.List;

/**
 * What the log displayed for one query: the smallest statistic from which exposures, logger
 * policies and position-based estimates follow. Numbers are those of the full log: sums of the
 * impressions' weights v.
 *
 * @param impressions number of impressions of the query
 * @param loggers impressions by logger, sorted by logger; randomised impressions not counted
 * @param cells sorted by logger, randomised, document, position
 */
public record Displays(double impressions, List<LoggerCount> loggers, List<Cell> cells)
    implements Serializable {

  /** A query that the log never showed. */
  public static final Displays NONE = new Displays(0, List.of(), List.of());

  /** Untouched impressions of one logger. */
  public record LoggerCount(String logger, double impressions) implements Serializable {}

  /**
   * Displays of a document at a position by a logger.
   *
   * @param randomised whether the ranking was changed at random
   * @param shown number of impressions, Σv
   * @param clicks number of clicks, Σvc
   * @param reward sum of rewards
   * @param squares Σv², what tells the evidence behind {@code shown}: {@link EffectiveNumber}
   * @param clickSquares Σv²c
   */
  public record Cell(
      String logger,
      boolean randomised,
      String document,
      int position,
      double shown,
      double clicks,
      double reward,
      double squares,
      double clickSquares)
      implements Serializable {}
}
