package io.cltr.jobs.report;

import io.cltr.log.LogSummary;
import io.cltr.log.LogSummary.Context;
import io.cltr.log.LogSummary.Day;
import io.cltr.log.LogSummary.Logger;
import io.cltr.log.LogSummary.LoggerDay;
import io.cltr.log.LogSummary.Position;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Counts of a log of two weeks, three loggers and ten positions, from formulas. */
final class LogFixture {
  private LogFixture() {}

  static LogSummary log() {
    return log(List.of("challenger", "production", "random"));
  }

  static LogSummary log(List<String> names) {
    List<Logger> loggers = new ArrayList<>();
    List<Position> positions = new ArrayList<>();
    List<Day> days = new ArrayList<>();
    long impressions = 0;
    for (int d = 0; d < 14; d++) {
      long shown = d == 13 ? 480 : 3_050 + 170L * (d % 7);
      impressions += shown;
      days.add(
          new Day(
              LocalDate.of(2026, 11, 5).plusDays(d).toString(),
              shown,
              shown * (80 + 3L * (d % 4)) / 100));
    }
    long clicks = 0;
    for (int i = 0; i < names.size(); i++) {
      long shown = impressions / names.size();
      long ofLogger = 0;
      for (int k = 1; k <= 10; k++) {
        long at = (long) (shown * (0.34 - 0.03 * i) * Math.pow(k, -1.0 - 0.08 * i));
        positions.add(new Position(names.get(i), k, shown, at));
        ofLogger += at;
      }
      clicks += ofLogger;
      loggers.add(new Logger(names.get(i), shown, ofLogger, 1.0 / names.size(), shown - 500, 500));
    }
    return new LogSummary(
        impressions,
        impressions,
        10 * impressions,
        clicks,
        impressions * 6 / 10,
        8_016,
        1_200,
        0,
        "UTC",
        days,
        days.stream()
            .map(day -> new LoggerDay(day.day(), names.get(0), day.impressions(), day.clicks()))
            .toList(),
        loggers,
        positions,
        List.of(
            new Context("device", "desktop", impressions * 4 / 10, clicks * 4 / 10),
            new Context("device", "phone", impressions * 6 / 10, clicks * 6 / 10),
            new Context("surface", "browse", impressions * 3 / 10, clicks * 3 / 10),
            new Context("surface", "search", impressions * 7 / 10, clicks * 7 / 10)),
        0.0345,
        10,
        false);
  }

  static LogSummary empty() {
    return new LogSummary(
        0, 0, 0, 0, 0, 0, 0, 0, "UTC", List.of(), List.of(), List.of(), List.of(), List.of(), 0, 0,
        false);
  }

  static LogSummary oneDay() {
    return oneDay(5);
  }

  /** Five impressions that stand for {@code weight}. */
  static LogSummary oneDay(double weight) {
    return new LogSummary(
        5,
        weight,
        5,
        0,
        0,
        5,
        1,
        0,
        "UTC",
        List.of(new Day("2026-11-20", 5, 0)),
        List.of(new LoggerDay("2026-11-20", "", 5, 0)),
        List.of(new Logger("", 5, 0, 1, 5, 0)),
        List.of(new Position("", 1, 5, 0)),
        List.of(),
        0,
        1,
        true);
  }

  static Provenance provenance() {
    return new Provenance(
        "0.1.0",
        20261120,
        "sha256:3f1c7b0e9a5d4c2286e4b5f0c9d1a7e83f1c7b0e9a5d4c2286e4b5f0c9d1a7e8",
        "sha256:a07de94b5c6f43d1b2e8f0a9c7d6e5f4a07de94b5c6f43d1b2e8f0a9c7d6e5f4",
        1,
        "2026-11-05",
        "2026-11-18",
        "user");
  }
}
