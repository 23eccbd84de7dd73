package io.cltr.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Source;
import io.cltr.log.LogSummary.Context;
import io.cltr.log.LogSummary.Day;
import io.cltr.log.LogSummary.Logger;
import io.cltr.log.LogSummary.LoggerDay;
import io.cltr.log.LogSummary.Position;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogSummaryTest {
  private static final long NOON = Instant.parse("2026-11-20T12:00:00Z").getEpochSecond() * 1000000;
  private static final long DAY = 86_400_000_000L;

  @Test
  void countsWhatTheLogHolds() {
    LogSummary log =
        summary(
            List.of(
                shown("i1", "anna", "q1", "a", NOON, "", "phone", 1, 0),
                shown("i2", "anna", "q2", "b", NOON, "swap-2", "phone", 1, 1),
                shown("i3", "bert", "q1", "a", NOON + DAY, "", "desk", 0, 0),
                shown("i4", "carl", "q1", "a", 0, "", "desk", 0, 1)));
    assertThat(log.impressions()).isEqualTo(4);
    assertThat(log.weight()).isEqualTo(4);
    assertThat(log.displays()).isEqualTo(8);
    assertThat(log.clicks()).isEqualTo(4);
    assertThat(log.clickedImpressions()).isEqualTo(3);
    assertThat(log.units()).isEqualTo(3);
    assertThat(log.queries()).isEqualTo(2);
    assertThat(log.undated()).isEqualTo(1);
    assertThat(log.days())
        .containsExactly(new Day("2026-11-20", 2, 3), new Day("2026-11-21", 1, 0));
    assertThat(log.loggerDays())
        .containsExactly(
            new LoggerDay("2026-11-20", "a", 1, 1),
            new LoggerDay("2026-11-20", "b", 1, 2),
            new LoggerDay("2026-11-21", "a", 1, 0));
    assertThat(log.loggers())
        .containsExactly(new Logger("a", 3, 2, 0.75, 3, 0), new Logger("b", 1, 2, 0.25, 0, 1));
    assertThat(log.positions())
        .containsExactly(
            new Position("a", 1, 3, 1),
            new Position("a", 2, 3, 1),
            new Position("b", 1, 1, 1),
            new Position("b", 2, 1, 1));
    assertThat(log.contexts())
        .containsExactly(new Context("device", "desk", 2, 1), new Context("device", "phone", 2, 3));
    assertThat(log.randomisedShare()).isEqualTo(0.25);
    assertThat(log.deepest()).isEqualTo(2);
    assertThat(log.oneAction()).isFalse();
  }

  @Test
  void doesNotDependOnTheOrderOfTheImpressions() {
    List<Impression> items = manyValues(3000);
    LogSummary sorted = summary(items);
    List<Impression> shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, new Random(1));
    assertThat(summary(shuffled)).isEqualTo(sorted);
    assertThat(sorted.units()).isEqualTo(300);
  }

  @Test
  void mergesAssociativelyWithAnIdentity() {
    LogSummaryFold fold = new LogSummaryFold(7, new Calendar(ZoneOffset.UTC));
    List<Impression> items = manyValues(6000);
    LogSummaryState left = fold.start();
    fold.merge(left, counted(fold, items.subList(0, 2000)));
    fold.merge(left, counted(fold, items.subList(2000, 4000)));
    fold.merge(left, counted(fold, items.subList(4000, 6000)));
    LogSummaryState tail = counted(fold, items.subList(2000, 4000));
    fold.merge(tail, counted(fold, items.subList(4000, 6000)));
    LogSummaryState right = counted(fold, items.subList(0, 2000));
    fold.merge(right, tail);
    fold.merge(right, fold.start());
    assertThat(fold.finish(left)).isEqualTo(fold.finish(right));
  }

  @Test
  void showsTheMostFrequentValuesOfAColumnAndPoolsTheRest() {
    LogSummary log = summary(manyValues(3000));
    List<Context> devices = log.contexts();
    assertThat(devices).hasSize(LogSummaryFold.SHOWN_VALUES + 1);
    assertThat(devices.get(LogSummaryFold.SHOWN_VALUES).value()).isEqualTo(LogSummary.OTHER);
    assertThat(devices.stream().mapToLong(Context::impressions).sum()).isEqualTo(3000);
    assertThat(devices.stream().mapToLong(Context::clicks).sum()).isEqualTo(log.clicks());
    assertThat(devices).contains(new Context("device", "often", 1000, 500));
  }

  @Test
  void saysWhatADownsampledLogStandsForAndCountsItAsItIs() {
    List<Impression> full = manyValues(3000);
    List<Impression> log =
        full.stream().map(i -> i.clicks()[0] > 0 ? i : i.withWeight(2.5)).toList();
    LogSummary summary = summary(log);
    assertThat(summary.weight()).isEqualTo(1500 + 1500 * 2.5);
    assertThat(summary)
        .usingRecursiveComparison()
        .ignoringFields("weight")
        .isEqualTo(summary(full));
  }

  @Test
  void recognisesALogOfSingleActions() {
    Impression action =
        new Impression(
            "i",
            "u",
            Units.bucket("u"),
            "q",
            "a",
            NOON,
            "",
            Map.of(),
            new String[] {"d"},
            new int[] {3},
            new double[] {1},
            new double[] {1},
            new double[] {0.5});
    assertThat(summary(List.of(action)).oneAction()).isTrue();
  }

  @Test
  void countsTheDaysOfATimeZone() {
    long evening = Instant.parse("2026-11-20T23:30:00Z").getEpochSecond() * 1000000;
    List<Impression> late = List.of(shown("i", "u", "q", "a", evening, "", "x", 0, 1));
    LogSummary berlin = LogStatistics.of(source(late), ZoneId.of("Europe/Berlin")).summary();
    assertThat(berlin.timeZone()).isEqualTo("Europe/Berlin");
    assertThat(berlin.days()).containsExactly(new Day("2026-11-21", 1, 1));
    assertThat(summary(late).days()).containsExactly(new Day("2026-11-20", 1, 1));
  }

  private static Source<Impression> source(List<Impression> items) {
    return Source.of(items, Impression.LAYOUT);
  }

  private static LogSummary summary(List<Impression> items) {
    return LogStatistics.of(source(items), ZoneOffset.UTC).summary();
  }

  /** A third of the impressions share a value, the others have one each. */
  private static List<Impression> manyValues(int count) {
    List<Impression> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String device = i % 3 == 0 ? "often" : "device-" + i;
      String unit = "u" + i / 10;
      items.add(shown("i" + i, unit, "q" + i % 7, "a", NOON, "", device, i % 2, 0));
    }
    return items;
  }

  private static LogSummaryState counted(LogSummaryFold fold, List<Impression> items) {
    LogSummaryState state = fold.start();
    items.forEach(item -> fold.add(state, item));
    return state;
  }

  private static Impression shown(
      String id,
      String unit,
      String query,
      String logger,
      long at,
      String randomization,
      String device,
      double... clicks) {
    return new Impression(
        id,
        unit,
        Units.bucket(unit),
        query,
        logger,
        at,
        randomization,
        Map.of("device", device),
        new String[] {"d1", "d2"},
        new int[] {1, 2},
        clicks,
        clicks,
        new double[0]);
  }
}
