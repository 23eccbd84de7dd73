package io.cltr.check;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.LogStatistics;
import io.cltr.log.UnitKind;
import io.cltr.log.Units;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Small logs for checks, written down impression by impression. */
final class CheckLogs {
  private final List<Impression> items = new ArrayList<>();

  /** An impression of two documents, of a unit of its own. */
  CheckLogs show(String logger, String day, double... clicks) {
    int[] positions = new int[clicks.length];
    for (int k = 0; k < positions.length; k++) {
      positions[k] = k + 1;
    }
    return show("u" + items.size(), "q", logger, day, positions, clicks, new double[0]);
  }

  /** {@code count} impressions as {@link #show} adds them. */
  CheckLogs show(int count, String logger, String day, double... clicks) {
    for (int i = 0; i < count; i++) {
      show(logger, day, clicks);
    }
    return this;
  }

  CheckLogs show(
      String unit,
      String query,
      String logger,
      String day,
      int[] positions,
      double[] clicks,
      double[] probabilities) {
    String[] documents = new String[positions.length];
    for (int k = 0; k < positions.length; k++) {
      documents[k] = "d" + k;
    }
    long at = day.isEmpty() ? 0 : Instant.parse(day + "T12:00:00Z").getEpochSecond() * 1_000_000;
    items.add(
        new Impression(
            "i" + items.size(),
            unit,
            Units.bucket(unit),
            query,
            logger,
            at,
            "",
            Map.of(),
            documents,
            positions,
            clicks,
            clicks,
            probabilities));
    return this;
  }

  LogFacts facts() {
    return facts(items);
  }

  /** Where impressions have a weight. */
  LogFacts facts(ToDoubleFunction<Impression> weight) {
    return facts(items.stream().map(item -> item.withWeight(weight.applyAsDouble(item))).toList());
  }

  static LogFacts facts(List<Impression> log) {
    return LogFacts.of(
        LogStatistics.of(Source.of(log, Impression.LAYOUT), ZoneOffset.UTC), UnitKind.unit_id);
  }
}
