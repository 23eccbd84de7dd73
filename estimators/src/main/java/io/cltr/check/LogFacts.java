package io.cltr.check;

import io.cltr.log.LogStatistics;
import io.cltr.log.LogSummary;
import io.cltr.log.UnitKind;
import java.util.List;
import java.util.Optional;

/**
 * What checks may look at.
 *
 * @param statistics of the assembled log
 * @param unit what its units are
 * @param quarantined rows that could not be used, by check and table
 * @param counters what assembly saw in rows that it used
 * @param previous days of the run before this one
 * @param expected the days that were asked for; empty where all days were
 * @param examined whether what is done with the log rests on how positions were examined
 */
public record LogFacts(
    LogStatistics statistics,
    UnitKind unit,
    List<QuarantinedRows> quarantined,
    Counters counters,
    Optional<History> previous,
    Optional<ExpectedDays> expected,
    boolean examined) {

  /** Copies the list. */
  public LogFacts {
    quarantined = List.copyOf(quarantined);
  }

  /** A log of which nothing else is known, whose examination matters. */
  public static LogFacts of(LogStatistics statistics, UnitKind unit) {
    return new LogFacts(
        statistics, unit, List.of(), Counters.NONE, Optional.empty(), Optional.empty(), true);
  }

  /** Counts of the log. */
  public LogSummary log() {
    return statistics.summary();
  }
}
