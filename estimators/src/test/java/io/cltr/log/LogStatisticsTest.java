package io.cltr.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Source;
import io.cltr.log.UnitClicks.Bin;
import io.cltr.log.UnitClicks.Unit;
import io.cltr.random.Generator;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogStatisticsTest {
  private static final long DAY = 86_400_000_000L;
  private static final long FIRST = LocalDate.parse("2026-11-20").toEpochDay() * DAY;

  private static Impression shown(
      int id, String unit, String query, String logger, long at, int[] positions, int clicked) {
    double[] clicks = new double[positions.length];
    for (int i = 0; i < clicked; i++) {
      clicks[i] = 1;
    }
    String[] documents = new String[positions.length];
    for (int k = 0; k < documents.length; k++) {
      documents[k] = "d" + k;
    }
    return new Impression(
        "i" + id,
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
        new double[0]);
  }

  /** Units, queries, loggers, days, gaps and clicks at random; some impressions without a time. */
  private static List<Impression> random(int count) {
    Generator random = new Generator(11);
    List<Impression> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int unit = random.nextInt(1 + random.nextInt(400));
      int query = random.nextInt(1 + random.nextInt(200));
      long at = random.nextBoolean(0.05) ? 0 : FIRST + random.nextInt(5) * DAY + i;
      int[] positions = random.nextBoolean(0.1) ? new int[] {1, 3, 4} : new int[] {1, 2, 3};
      items.add(
          shown(i, "u" + unit, "q" + query, "L" + query % 3, at, positions, random.nextInt(4)));
    }
    return items;
  }

  private static LogStatistics of(List<Impression> items) {
    return LogStatistics.of(Source.of(items, Impression.LAYOUT), ZoneOffset.UTC);
  }

  @Test
  void doesNotDependOnTheOrderOfTheImpressions() {
    List<Impression> items = random(4000);
    List<Impression> shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, new Random(1));
    assertThat(of(shuffled)).usingRecursiveComparison().isEqualTo(of(items));
  }

  /** Blocks may be folded in any parts that keep units whole, as partitions of a log do. */
  @Test
  void mergesAssociativelyWithAnIdentity() {
    LogStatisticsFold fold =
        LogStatisticsFold.of(
            new FrequentQueries(200, List.of("q1", "q2")), new Calendar(ZoneOffset.UTC));
    List<Impression> items = new ArrayList<>(random(3000));
    items.sort(
        Comparator.comparingInt(Impression::bucket).thenComparing(Impression.LAYOUT.order()));
    List<List<Impression>> parts = new ArrayList<>();
    for (int third = 0; third < 3; third++) {
      int part = third;
      parts.add(items.stream().filter(item -> item.bucket() * 3 / Units.BUCKETS == part).toList());
    }
    LogStatisticsFold.State left = folded(fold, parts.get(0));
    fold.merge(left, folded(fold, parts.get(1)));
    fold.merge(left, folded(fold, parts.get(2)));
    LogStatisticsFold.State tail = folded(fold, parts.get(1));
    fold.merge(tail, folded(fold, parts.get(2)));
    fold.merge(tail, fold.start());
    LogStatisticsFold.State right = fold.start();
    fold.merge(right, folded(fold, parts.get(0)));
    fold.merge(right, tail);
    LogStatistics merged = fold.finish(right);
    assertThat(merged).usingRecursiveComparison().isEqualTo(fold.finish(left));
    assertThat(merged).usingRecursiveComparison().isEqualTo(fold.finish(folded(fold, items)));
  }

  private static LogStatisticsFold.State folded(LogStatisticsFold fold, List<Impression> items) {
    LogStatisticsFold.State state = fold.start();
    items.forEach(item -> fold.add(state, item));
    return state;
  }

  @Test
  void countsLoggersByQueryAndByDay() {
    int[] list = {1, 2};
    LogStatistics log =
        of(
            List.of(
                shown(1, "u", "rare", "b", FIRST, list, 2),
                shown(2, "u", "often", "a", FIRST + DAY, list, 1),
                shown(3, "v", "often", "a", FIRST + DAY, list, 0),
                shown(4, "v", "often", "b", 0, list, 0)));
    LoggerCells queries = log.queries();
    assertThat(queries.loggers()).containsExactly("a", "b");
    assertThat(queries.cells())
        .hasSize(2 + QueryMixFold.GROUPS)
        .startsWith("query 'often'", "query 'rare'", "rarer queries, group 1");
    assertThat(queries.total(0, 0)).isEqualTo(2);
    assertThat(queries.total(1, 1)).isEqualTo(1);
    assertThat(queries.at(Units.bucket("v"), 1, 0)).isEqualTo(1);
    assertThat(queries.at(Units.bucket("nobody"), 1, 0)).isZero();
    LoggerCells days = log.traffic().impressions();
    assertThat(days.cells()).containsExactly("2026-11-20", "2026-11-21");
    assertThat(days.total(0, 1)).isEqualTo(2);
    assertThat(days.total(1, 0)).isEqualTo(1);
    assertThat(days.total(1, 1)).as("the last one has no time").isZero();
    assertThat(log.traffic().clicks().total(1, 0)).isEqualTo(2);
    assertThat(log.traffic().clicks().at(Units.bucket("u"), 0, 1)).isEqualTo(1);
  }

  /** Of 60 queries 48 are kept: those shown most, and of those shown alike the smaller ids. */
  @Test
  void keepsTheMostFrequentQueries() {
    List<Impression> items = new ArrayList<>();
    for (int q = 0; q < 60; q++) {
      for (int i = 0; i < (q < 10 ? 1 : 2); i++) {
        items.add(shown(items.size(), "u" + q, "q" + (10 + q), "a", 0, new int[] {1}, 0));
      }
    }
    LoggerCells queries = of(items).queries();
    assertThat(queries.cells().subList(0, FrequentQueries.KEPT))
        .containsExactlyElementsOf(
            IntStream.range(20, 68).mapToObj(q -> "query 'q" + q + "'").toList());
    double grouped =
        IntStream.range(FrequentQueries.KEPT, queries.cells().size())
            .mapToDouble(cell -> queries.total(0, cell))
            .sum();
    assertThat(grouped).as("10 queries once, 2 twice").isEqualTo(14);
  }

  @Test
  void queriesAreCountedByWeightAndSumToTheEffectiveNumber() {
    List<Impression> items =
        List.of(
            shown(1, "u", "q", "a", 0, new int[] {1}, 0).withWeight(4),
            shown(2, "u", "q", "b", 0, new int[] {1}, 0),
            shown(3, "u", "r", "b", 0, new int[] {1}, 0));
    LoggerCells queries = of(items).queries();
    double factor = 6.0 / 18;
    assertThat(queries.total(0, 0)).isEqualTo(4 * factor);
    assertThat(queries.total(1, 0)).isEqualTo(factor);
    assertThat(queries.total(1, 1)).isEqualTo(factor);
  }

  @Test
  void findsTheUnitsWithTheMostClicks() {
    int[] list = {1, 2, 3};
    List<Impression> items = new ArrayList<>();
    for (int u = 0; u < 150; u++) {
      items.add(shown(items.size(), "u" + u, "q", "a", FIRST, list, u < 120 ? 1 : 0));
    }
    for (int i = 0; i < 7; i++) {
      items.add(shown(items.size(), "busy", "q", "a", FIRST + i, list, 3));
    }
    UnitClicks units = of(items).units();
    assertThat(units.top()).hasSize(UnitClicks.KEPT);
    assertThat(units.top().get(0))
        .usingRecursiveComparison()
        .ignoringFields("hash")
        .isEqualTo(new Unit("", 7, 21, 21, List.of("i150", "i151")));
    assertThat(units.top()).extracting(Unit::hash).doesNotHaveDuplicates();
    assertThat(units.top()).allMatch(unit -> unit.hash().matches("[0-9a-f]{16}"));
    assertThat(units.histogram()).containsExactly(new Bin(0, 30), new Bin(1, 120), new Bin(20, 1));
    assertThat(units.clicking()).isEqualTo(121);
    assertThat(units.quantile(0.99)).isEqualTo(1);
    assertThat(units.quantile(1)).isEqualTo(20);
  }

  @Test
  void binsAreExactBelowSixteenThenEighths() {
    assertThat(IntStream.range(0, 18).mapToLong(UnitClicks::bin))
        .containsExactly(
            0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L, 16L);
    assertThat(UnitClicks.bin(1000)).isEqualTo(960);
    assertThat(UnitClicks.bin(1024)).isEqualTo(1024);
    assertThat(UnitClicks.bin(Long.MAX_VALUE)).isPositive();
  }

  @Test
  void namesAFewImpressionsWithGaps() {
    List<Impression> items = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int[] positions = i < 3 ? new int[] {1, 2} : i < 5 ? new int[] {2} : new int[] {1, 3};
      items.add(shown(i, "u" + i, "q", "a", 0, positions, 0));
    }
    assertThat(of(items).gaps()).isEqualTo(new Occurrences(5, List.of("i3", "i4", "i5")));
  }

  @Test
  void anEmptyLogHasEmptyStatistics() {
    LogStatistics log = of(List.of());
    assertThat(log.summary().impressions()).isZero();
    assertThat(log.queries().loggers()).isEmpty();
    assertThat(log.traffic().impressions().cells()).isEmpty();
    assertThat(log.units().top()).isEmpty();
    assertThat(log.units().quantile(0.5)).isZero();
    assertThat(log.gaps()).isEqualTo(Occurrences.NONE);
  }
}
