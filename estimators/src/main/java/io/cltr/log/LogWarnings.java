package io.cltr.log;

import io.cltr.log.LogSummary.Day;
import io.cltr.log.LogSummary.Logger;
import io.cltr.log.LogSummary.Position;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What looks wrong in a log, in sentences for the reader of a report. */
final class LogWarnings {
  /** A day with less than this share of the median day's impressions is called short. */
  private static final double SHORT_DAY = 0.2;

  /** A logger with less than this share of the impressions is called rare. */
  private static final double RARE_LOGGER = 0.01;

  /** A position displayed less often than this is called thin. */
  private static final long THIN_POSITION = 100;

  private LogWarnings() {}

  static List<String> of(LogSummary log) {
    if (log.impressions() == 0) {
      return List.of("The log is empty.");
    }
    List<String> warnings = new ArrayList<>();
    clicks(log).ifPresent(warnings::add);
    loggers(log, warnings);
    positions(log, warnings);
    days(log, warnings);
    return warnings;
  }

  private static Optional<String> clicks(LogSummary log) {
    if (log.clicks() == 0) {
      return Optional.of("No impression has a click: were the clicks joined?");
    }
    if (log.clickedImpressions() == log.impressions()) {
      return Optional.of(
          "Every impression has a click: a log of clicked impressions alone makes propensities and"
              + " values wrong.");
    }
    return Optional.empty();
  }

  private static void loggers(LogSummary log, List<String> warnings) {
    if (log.loggers().size() == 1 && !log.oneAction()) {
      warnings.add(
          "A single logger: examination can be told from relevance only where rankings were changed"
              + " at random or varied.");
    }
    for (Logger logger : log.loggers()) {
      if (logger.logger().isEmpty()) {
        warnings.add(
            String.format(
                Locale.ROOT, "%,d impressions do not name their logger.", logger.impressions()));
      }
      if (logger.share() < RARE_LOGGER) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "Logger '%s' has %,d impressions, %.2f%% of the log.",
                logger.logger(),
                logger.impressions(),
                100 * logger.share()));
      }
    }
  }

  private static void positions(LogSummary log, List<String> warnings) {
    for (int k = 1; k <= log.deepest(); k++) {
      int position = k;
      long shown =
          log.positions().stream()
              .filter(at -> at.position() == position)
              .mapToLong(Position::shown)
              .sum();
      if (shown < THIN_POSITION) {
        warnings.add(
            String.format(
                Locale.ROOT, "Position %d was displayed %,d times in all.", position, shown));
      }
    }
  }

  private static void days(LogSummary log, List<String> warnings) {
    if (log.undated() > 0) {
      warnings.add(String.format(Locale.ROOT, "%,d impressions have no time.", log.undated()));
    }
    for (int i = 1; i < log.days().size(); i++) {
      LocalDate missing = LocalDate.parse(log.days().get(i - 1).day()).plusDays(1);
      LocalDate next = LocalDate.parse(log.days().get(i).day());
      if (missing.isBefore(next)) {
        warnings.add(
            "No impressions from %s to %s, though the log has earlier and later ones."
                .formatted(missing, next.minusDays(1)));
      }
    }
    long[] sizes = log.days().stream().mapToLong(Day::impressions).sorted().toArray();
    for (Day day : log.days()) {
      if (day.clicks() == 0 && log.clicks() > 0) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "%s has %,d impressions and no click: did its clicks arrive?",
                day.day(),
                day.impressions()));
      }
      long median = sizes[sizes.length / 2];
      if (day.impressions() < SHORT_DAY * median) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "%s has %,d impressions where the median day has %,d: is it complete?",
                day.day(),
                day.impressions(),
                median));
      }
    }
  }
}
