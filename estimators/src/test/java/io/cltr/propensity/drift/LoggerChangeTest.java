package io.cltr.propensity.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.random.Generator;
import io.cltr.simulate.Catalogue;
import io.cltr.simulate.LoggerSpec;
import io.cltr.simulate.Randomization;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.SyntheticCatalogue;
import io.cltr.simulate.Traffic;
import io.cltr.simulate.World;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoggerChangeTest {
  private static final int IMPRESSIONS = 4_200;
  private static final SyntheticCatalogue QUERIES =
      new SyntheticCatalogue(60, 12, 14, 4, 0.9, List.of(0.5, 0.3, 0.2));

  /** The logger b has another score from the fourth day on; the randomised traffic stays. */
  @Test
  void namesTheLoggerAndTheDayOfTheChange() {
    List<Impression> log = new ArrayList<>(log(world(0.3, 0, 1), 0, 3));
    log.addAll(log(world(0.6, 0, 1), 3, 7));
    List<LoggerChange> rows = LoggerChange.of(source(log), ZoneOffset.UTC);
    assertThat(rows).hasSize(12);
    assertThat(rows)
        .filteredOn(LoggerChange::alarm)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.logger() + row.day() + row.before())
                  .isEqualTo("b2026-11-172026-11-16");
              assertThat(row.expected()).isCloseTo(1, within(1e-9));
              assertThat(row.agreement()).isLessThan(0.5);
              assertThat(row.p()).isLessThan(1e-6);
            });
  }

  @Test
  void loggersThatStayTheSameAgreeEntirely() {
    assertThat(LoggerChange.of(source(log(world(0.3, 0, 1), 0, 7)), ZoneOffset.UTC))
        .hasSize(12)
        .allSatisfy(
            row -> {
              assertThat(row.agreement()).isCloseTo(1, within(1e-9));
              assertThat(row.z()).isZero();
              assertThat(row.alarm()).isFalse();
            });
  }

  /** 40 logs, an alarm in 1 % of them at most: 4 or more have probability .0007. */
  @Test
  void stochasticLoggersDoNotAlarmButTheirChangesDo() {
    int alarms = 0;
    for (int seed = 1; seed <= 40; seed++) {
      List<LoggerChange> rows =
          LoggerChange.of(source(log(world(0.3, 0.3, seed), 0, 7)), ZoneOffset.UTC);
      assertThat(rows).allSatisfy(row -> assertThat(row.expected()).isLessThan(0.9));
      alarms += rows.stream().anyMatch(LoggerChange::alarm) ? 1 : 0;
    }
    assertThat(alarms).isLessThan(4);
    List<Impression> changed = new ArrayList<>(log(world(0.3, 0.3, 1), 0, 3));
    changed.addAll(log(world(0.9, 0.3, 1), 3, 7));
    assertThat(LoggerChange.of(source(changed), ZoneOffset.UTC))
        .filteredOn(LoggerChange::alarm)
        .extracting(LoggerChange::day)
        .containsExactly("2026-11-17");
  }

  /** Each user has a ranking of their own; within a day the same user asks several times. */
  @Test
  void rankingsThatAreTheUsersOwnAreNoChange() {
    List<Impression> log = new ArrayList<>();
    Generator random = new Generator(4);
    for (Impression item : log(world(0.3, 0, 1), 0, 2)) {
      String own = "u" + random.nextInt(6) + item.query() + item.shownAt() / 86_400_000_000L;
      int[] order = IntStream.range(0, item.size()).toArray();
      new Generator(1).split(own).shuffle(order, order.length);
      String[] documents = IntStream.of(order).mapToObj(d -> "d" + d).toArray(String[]::new);
      log.add(
          new Impression(
              item.id(),
              own,
              Units.bucket(own),
              item.query(),
              "a",
              item.shownAt(),
              "",
              item.context(),
              documents,
              item.positions(),
              item.clicks(),
              item.rewards(),
              item.loggingProbabilities()));
    }
    assertThat(LoggerChange.of(source(log), ZoneOffset.UTC))
        .singleElement()
        .satisfies(row -> assertThat(Math.abs(row.z())).isLessThan(3));
  }

  @Test
  void fewQueriesAndSingleDaysTellNothing() {
    List<Impression> log = log(world(0.3, 0, 1), 0, 7);
    List<String> queries = log.stream().map(Impression::query).distinct().limit(9).toList();
    List<Impression> few = log.stream().filter(item -> queries.contains(item.query())).toList();
    assertThat(LoggerChange.of(source(few), ZoneOffset.UTC))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.queries()).isLessThan(LoggerChange.LEAST_QUERIES);
              assertThat(row.p()).isNaN();
            });
    assertThat(LoggerChange.of(source(log(world(0.3, 0, 1), 0, 1)), ZoneOffset.UTC)).isEmpty();
    assertThat(LoggerChange.of(source(List.of()), ZoneOffset.UTC)).isEmpty();
  }

  private static World world(double quality, double temperature, long seed) {
    Simulation base = new Simulation();
    Catalogue catalogue = QUERIES.generate(new Generator(1));
    return World.of(
            new Simulation(
                QUERIES,
                base.groups(),
                new Traffic(),
                base.user(),
                10,
                List.of(
                    new LoggerSpec("a", 0.5, 0.55, 0.9, temperature),
                    new LoggerSpec("b", 0.5, quality, 0.4, temperature)),
                temperature > 0 ? Randomization.none() : base.randomization()),
            catalogue,
            1)
        .redrawn(IMPRESSIONS, 1_500, seed);
  }

  /** The days from the 0-based {@code first} to before {@code end}. */
  private static List<Impression> log(World world, int first, int end) {
    List<Impression> log = new ArrayList<>();
    for (long i = (long) first * IMPRESSIONS / 7; i < (long) end * IMPRESSIONS / 7; i++) {
      log.add(world.impression(i).impression());
    }
    return log;
  }

  private static Source<Impression> source(List<Impression> log) {
    return Source.of(log, Impression.LAYOUT);
  }
}
