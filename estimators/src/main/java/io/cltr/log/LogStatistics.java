package io.cltr.log;

import io.cltr.fold.Source;
import java.io.Serializable;
import java.time.ZoneId;

/**
 * What checks look at: the summary of a log and the counts behind the tests between loggers, days
 * and units. Sums of weights are taken in the fixed order of the layout, all else is counted.
 *
 * @param summary what people read
 * @param queries impressions by logger and query
 * @param traffic impressions and clicks by logger and day
 * @param units clicks by unit
 * @param gaps impressions whose positions are not 1, 2, …, n
 */
public record LogStatistics(
    LogSummary summary,
    LoggerCells queries,
    DailyTraffic traffic,
    UnitClicks units,
    Occurrences gaps)
    implements Serializable {

  /**
   * Impressions by logger and query alone, as in {@link #queries}. Cost: one pass grouped by query,
   * and one for the counts.
   */
  public static LoggerCells queryMix(Source<Impression> log) {
    return log.fold(new QueryMixFold(frequent(log).frequent()));
  }

  private static FrequentQueries frequent(Source<Impression> log) {
    return log.grouped(Impression::query, new Count<>()).fold(new FrequentQueries.Counter());
  }

  /**
   * The statistics of {@code log}, laid out by {@link Impression#LAYOUT}; days are those of {@code
   * zone}. Cost: one pass grouped by query, which finds the frequent queries, and one pass for the
   * rest, whose state is about 1,024 × loggers × (64 + days) numbers.
   */
  public static LogStatistics of(Source<Impression> log, ZoneId zone) {
    return log.fold(LogStatisticsFold.of(frequent(log), new Calendar(zone)));
  }
}
