package io.cltr.pipeline.artefact;

import io.cltr.log.LogSummary.LoggerDay;
import io.cltr.trend.Night;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code history.json}: what this run and those before it counted, day by day, and found, run by
 * run; the next run compares its days and its numbers with these.
 *
 * @param days by day and logger, sorted
 * @param nights by the last day of their logs, sorted; one for each day
 */
public record HistoryFile(int schemaVersion, List<LoggerDay> days, List<Night> nights) {
  /** Name in a run folder. */
  public static final String NAME = "history.json";

  /** Version of the form. */
  public static final int SCHEMA_VERSION = 2;

  /** No run. */
  public static final HistoryFile NONE = new HistoryFile(SCHEMA_VERSION, List.of(), List.of());

  /** Days, and nights, that are carried from run to run. */
  private static final int MOST = 400;

  private static final Comparator<LoggerDay> ORDER =
      Comparator.comparing(LoggerDay::day).thenComparing(LoggerDay::logger);

  /** This run, and what {@code before} has of other days. */
  public static HistoryFile of(List<LoggerDay> log, Night tonight, HistoryFile before) {
    return new HistoryFile(
        SCHEMA_VERSION, days(log, before.days()), nights(tonight, before.nights()));
  }

  private static List<Night> nights(Night tonight, List<Night> before) {
    List<Night> nights =
        Stream.concat(
                before.stream().filter(night -> !night.day().equals(tonight.day())),
                Stream.of(tonight))
            .sorted(Comparator.comparing(Night::day))
            .toList();
    return nights.subList(Math.max(0, nights.size() - MOST), nights.size());
  }

  private static List<LoggerDay> days(List<LoggerDay> log, List<LoggerDay> before) {
    Set<String> own = new HashSet<>();
    log.forEach(day -> own.add(day.day()));
    List<LoggerDay> all =
        Stream.concat(before.stream().filter(day -> !own.contains(day.day())), log.stream())
            .sorted(ORDER)
            .toList();
    List<String> days = all.stream().map(LoggerDay::day).distinct().toList();
    String first = days.isEmpty() ? "" : days.get(Math.max(0, days.size() - MOST));
    return all.stream().filter(day -> day.day().compareTo(first) >= 0).toList();
  }
}
