package io.cltr.pipeline.artefact;

import io.cltr.log.LogSummary.LoggerDay;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code history.json}: what this run and those before it counted, day by day; the next run
 * compares its days with these.
 *
 * @param days by day and logger, sorted
 */
public record HistoryFile(int schemaVersion, List<LoggerDay> days) {
  /** Name in a run folder. */
  public static final String NAME = "history.json";

  /** Version of the form. */
  public static final int SCHEMA_VERSION = 1;

  /** Days that are carried from run to run. */
  private static final int MOST_DAYS = 400;

  private static final Comparator<LoggerDay> ORDER =
      Comparator.comparing(LoggerDay::day).thenComparing(LoggerDay::logger);

  /** The days of a log, and those of {@code before} that it does not have. */
  public static HistoryFile of(List<LoggerDay> log, List<LoggerDay> before) {
    Set<String> own = new HashSet<>();
    log.forEach(day -> own.add(day.day()));
    List<LoggerDay> all =
        Stream.concat(before.stream().filter(day -> !own.contains(day.day())), log.stream())
            .sorted(ORDER)
            .toList();
    List<String> days = all.stream().map(LoggerDay::day).distinct().toList();
    String first = days.isEmpty() ? "" : days.get(Math.max(0, days.size() - MOST_DAYS));
    return new HistoryFile(
        SCHEMA_VERSION, all.stream().filter(day -> day.day().compareTo(first) >= 0).toList());
  }
}
