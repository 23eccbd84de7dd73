package io.cltr.log;

import java.io.Serializable;
import java.util.List;

/**
 * What a log holds: the counts that a reader checks before believing any estimate. Every list is
 * sorted; counts are exact and do not depend on the order of the impressions. They are counts of
 * the log as it is, downsampled or not.
 *
 * @param impressions rankings shown
 * @param weight impressions of the full log that they stand for: the sum of their weights
 * @param displays documents shown, over all impressions
 * @param clicks clicked displays
 * @param clickedImpressions impressions with at least one click
 * @param units units of resampling
 * @param queries distinct queries
 * @param undated impressions without a time; they are in no day
 * @param timeZone the zone whose days are counted
 * @param days by day
 * @param loggerDays by day and logger
 * @param loggers by logger
 * @param positions by logger and position, randomised impressions included
 * @param contexts by context column and value
 * @param randomisedShare share of the impressions whose ranking was changed at random, in [0, 1]; 0
 *     for an empty log
 * @param deepest deepest position shown; 0 for an empty log
 * @param oneAction whether every impression shows one document with its logging probability, which
 *     is what values of single actions need; false for an empty log
 */
public record LogSummary(
    long impressions,
    double weight,
    long displays,
    long clicks,
    long clickedImpressions,
    long units,
    long queries,
    long undated,
    String timeZone,
    List<Day> days,
    List<LoggerDay> loggerDays,
    List<Logger> loggers,
    List<Position> positions,
    List<Context> contexts,
    double randomisedShare,
    int deepest,
    boolean oneAction)
    implements Serializable {

  /** The context value that stands for all values beyond {@link LogSummaryFold#SHOWN_VALUES}. */
  public static final String OTHER = "(other)";

  /**
   * One day.
   *
   * @param day as ISO 8601, 2026-11-20
   */
  public record Day(String day, long impressions, long clicks) implements Serializable {}

  /** Impressions of one logger on one {@link Day}. */
  public record LoggerDay(String day, String logger, long impressions, long clicks)
      implements Serializable {}

  /**
   * One logger.
   *
   * @param logger its id; "" where the log does not say
   * @param share of all impressions, in (0, 1]
   * @param untouched impressions whose ranking is the logger's own
   * @param randomised impressions whose ranking was changed at random
   */
  public record Logger(
      String logger, long impressions, long clicks, double share, long untouched, long randomised)
      implements Serializable {}

  /**
   * Displays of one logger at one position.
   *
   * @param shown displays
   * @param clicks clicked displays
   */
  public record Position(String logger, int position, long shown, long clicks)
      implements Serializable {}

  /**
   * Impressions with one value of one context column.
   *
   * @param value the value; {@link #OTHER} for the rarer values of a column with very many
   */
  public record Context(String column, String value, long impressions, long clicks)
      implements Serializable {}
}
