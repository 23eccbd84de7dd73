package io.cltr.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.random.Generator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often nights without a change have an alarm, and whether a change is named. */
class TrendSimulationTest {
  private static final int HISTORIES = 2_000;
  private static final int CHANGED = 200;
  private static final int POSITIONS = 10;
  private static final Generator RANDOM = new Generator(20_261_120);

  private static List<Judgement> alarms(List<Night> nights) {
    int last = nights.size() - 1;
    return Trend.judge(nights.subList(0, last), nights.get(last)).stream()
        .filter(Judgement::alarm)
        .toList();
  }

  private static Generator random(String purpose, int history) {
    return RANDOM.split(purpose).split(history);
  }

  /**
   * The share of nights with an alarm is at most α, on few nights before and on many, whether
   * nights differ by sampling alone or by five times as much; where their logs share days it is at
   * most 1 %.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 4, 0", "1, 4, 1", "1, 4, 5", "1, 10, 0", "1, 10, 1", "1, 10, 5", "1, 28, 0", "1, 28, 1",
    "1, 28, 5", "3, 28, 0", "3, 28, 1", "3, 28, 5", "7, 4, 5", "7, 10, 5", "7, 28, 0", "7, 28, 1",
    "7, 28, 5"
  })
  void nightsWithoutAChangeHaveNoAlarm(int days, int before, double between) {
    SimulatedNights site = new SimulatedNights(POSITIONS, between, days);
    int found = 0;
    for (int i = 0; i < HISTORIES; i++) {
      found += alarms(site.draw(before + 1, random("alike", i))).isEmpty() ? 0 : 1;
    }
    System.out.printf(
        Locale.ROOT,
        "no change, logs of %d days, %d nights before, between %.0f: alarms on %d of %d nights%n",
        days,
        before,
        between,
        found,
        HISTORIES);
    double allowed = days == 1 ? Trend.ALPHA : 0.01;
    double margin = 3 * Math.sqrt(allowed * (1 - allowed) / HISTORIES);
    assertThat((double) found / HISTORIES).isLessThanOrEqualTo(allowed + margin);
  }

  /** A change of eight standard deviations is named, and nothing else is. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 5})
  void aChangeIsNamedWithItsSeries(double between) {
    SimulatedNights site = new SimulatedNights(POSITIONS, between, 1);
    for (PlantedChange change : PlantedChange.values()) {
      int named = 0;
      int others = 0;
      for (int i = 0; i < CHANGED; i++) {
        List<Night> nights = site.draw(29, random("changed", i));
        nights.set(28, change.on(nights.get(28), 8 * site.spread()));
        List<Series> found = alarms(nights).stream().map(Judgement::series).toList();
        named += found.contains(change.series()) ? 1 : 0;
        others += found.stream().anyMatch(series -> !series.equals(change.series())) ? 1 : 0;
      }
      System.out.printf(
          Locale.ROOT,
          "%s changed, between %.0f: named on %d of %d nights, others on %d%n",
          change,
          between,
          named,
          CHANGED,
          others);
      assertThat(named).as(change.name()).isGreaterThanOrEqualTo(CHANGED * 95 / 100);
      assertThat(others).as(change.name()).isLessThanOrEqualTo(CHANGED / 100);
    }
  }

  /** A change by as much as numbers vary anyway is none to speak of. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 5})
  void aChangeOfOneStandardDeviationIsNotNamed(double between) {
    SimulatedNights site = new SimulatedNights(POSITIONS, between, 1);
    int found = 0;
    for (int i = 0; i < CHANGED; i++) {
      List<Night> nights = site.draw(29, random("changed", i));
      nights.set(28, PlantedChange.PRODUCTION.on(nights.get(28), site.spread()));
      found += alarms(nights).isEmpty() ? 0 : 1;
    }
    assertThat(found).isLessThanOrEqualTo(CHANGED / 50);
  }
}
