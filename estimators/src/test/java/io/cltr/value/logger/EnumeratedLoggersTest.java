package io.cltr.value.logger;

import static io.cltr.value.logger.EnumeratedLoggers.ALIKE;
import static io.cltr.value.logger.EnumeratedLoggers.FULL;
import static io.cltr.value.logger.EnumeratedLoggers.PARTIAL;
import static io.cltr.value.logger.EnumeratedLoggers.TARGET;
import static io.cltr.value.logger.EnumeratedLoggers.TRAFFIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.value.Diagnostic;
import io.cltr.value.ValueTable;
import io.cltr.value.estimator.DoublyRobust;
import io.cltr.value.estimator.Ips;
import io.cltr.value.estimator.Mips;
import io.cltr.value.estimator.MipsSlope;
import io.cltr.value.estimator.SelfNormalisedMips;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Expectations of the estimators for several loggers on {@link EnumeratedLoggers}. */
class EnumeratedLoggersTest {
  private static final double EXACT = 1e-12;

  static double value(ValueTable table, String estimator) {
    return table.find("target", "clicks", estimator, "all").value();
  }

  private static boolean offBalance(ValueTable table, String estimator) {
    return Diagnostic.MEAN_WEIGHT.beyond(
        table.values().stream()
            .filter(value -> value.estimator().equals(estimator))
            .findFirst()
            .orElseThrow());
  }

  /** Σ of what the loggers show × its value × weight(query, logger, action). */
  private static double sum(EnumeratedLoggers world, Weight weight) {
    double sum = 0;
    for (int q = 0; q < 2; q++) {
      for (int j = 0; j < 2; j++) {
        for (int a = 0; a < 4; a++) {
          double shown = TRAFFIC[q] * world.shares()[q][j] * world.logging()[j][q][a];
          sum += shown == 0 ? 0 : shown * weight.of(q, j, a) * world.click(q, a);
        }
      }
    }
    return sum;
  }

  private interface Weight {
    double of(int query, int logger, int action);
  }

  static double mixture(double[][][] policies, int query, int action) {
    return 0.3 * policies[0][query][action] + 0.7 * policies[1][query][action];
  }

  @Test
  void unbiasedWhereEveryLoggerHasSupport() {
    EnumeratedLoggers world = new EnumeratedLoggers(FULL, ALIKE, 0.05);
    ValueTable table =
        world.values(
            new Ips(),
            new MixtureIps(),
            new MixtureDr(),
            new WeightedIps(),
            new WeightedDr(),
            new DoublyRobust());
    for (ValueTable.CellValue cell : table.cells()) {
      assertThat(cell.value()).as(cell.estimator()).isCloseTo(world.truth(), within(EXACT));
      assertThat(cell.meanWeight()).as(cell.estimator()).isCloseTo(1, within(EXACT));
      assertThat(cell.warnings().toString()).doesNotContain("the cap").doesNotContain("shrunk");
    }
    double before = table.find("target", "clicks", "ips", "all").ess();
    for (String weighted : List.of("weighted-ips", "weighted-dr")) {
      assertThat(table.find("target", "clicks", weighted, "all").ess())
          .as("ess of the whole weight, " + weighted)
          .isNotCloseTo(before, within(0.01 * before));
    }
  }

  @Test
  void onlyTheMixtureHasSupport() {
    EnumeratedLoggers world = new EnumeratedLoggers(PARTIAL, ALIKE, 0.05);
    ValueTable table =
        world.values(new Ips(), new MixtureIps(), new MixtureDr(), new WeightedIps());
    assertThat(value(table, "mixture-ips")).isCloseTo(world.truth(), within(EXACT));
    assertThat(value(table, "mixture-dr")).isCloseTo(world.truth(), within(EXACT));
    assertThat(value(table, "ips"))
        .isCloseTo(sum(world, (q, j, a) -> TARGET[q][a] / PARTIAL[j][q][a]), within(EXACT));
    assertThat(value(table, "ips") - world.truth()).isLessThan(-0.05);
    assertThat(value(table, "weighted-ips") - world.truth()).isLessThan(-0.05);
    assertThat(offBalance(table, "ips")).isTrue();
    assertThat(offBalance(table, "weighted-ips")).isTrue();
    assertThat(offBalance(table, "mixture-ips")).isFalse();
  }

  /** What the log says is as wrong as the policies. */
  @Test
  void wrongPoliciesThatAgreeWithTheLog() {
    EnumeratedLoggers world = new EnumeratedLoggers(FULL, ALIKE, 0);
    double[][][] said = {FULL[1], FULL[0]};
    ValueTable table =
        EnumeratedLoggers.values(
            world.population(said),
            EnumeratedLoggers.known(said),
            List.of(),
            new MixtureIps(),
            new MixtureDr());
    double expected = sum(world, (q, j, a) -> TARGET[q][a] / mixture(said, q, a));
    assertThat(value(table, "mixture-ips")).isCloseTo(expected, within(EXACT));
    assertThat(Math.abs(expected - world.truth())).isGreaterThan(0.05);
    assertThat(Math.abs(table.cells().get(0).meanWeight() - 1)).isGreaterThan(0.05);
  }

  @Test
  void policiesThatDisagreeWithTheLog() {
    EnumeratedLoggers world = new EnumeratedLoggers(FULL, ALIKE, 0);
    List<Impression> log = world.population(FULL);
    assertThatThrownBy(() -> mixture(log, new double[][][] {FULL[0], FULL[0]}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("logger 'B' disagrees with the log's logging_probability in ")
        .hasMessageContaining("0.5 by the policy, 0.05 by the log");
    double[][][] rounded = {FULL[0], {{0.05, 0.05, 0.2, 0.7}, {0.4, 0.2, 0.2001, 0.1999}}};
    ValueTable table =
        EnumeratedLoggers.values(
            log, EnumeratedLoggers.known(rounded), List.of(), new MixtureIps(), new Ips());
    assertThat(table.cells().get(0).warnings().toString())
        .contains("logger 'B' disagrees with the log's logging_probability in 16 of 64");
    assertThat(table.cells().get(1).warnings().toString()).doesNotContain("disagrees");
  }

  private static ValueTable mixture(List<Impression> log, double[][][] policies) {
    return EnumeratedLoggers.values(
        log, EnumeratedLoggers.known(policies), List.of(), new MixtureIps());
  }

  /** The mixture takes the loggers' rounds for alike. */
  @Test
  void loggersThatServeOtherQueries() {
    EnumeratedLoggers world =
        new EnumeratedLoggers(FULL, new double[][] {{0.1, 0.9}, {0.6, 0.4}}, 0);
    ValueTable table = world.values(new Ips(), new MixtureIps());
    assertThat(value(table, "ips")).isCloseTo(world.truth(), within(EXACT));
    double expected = sum(world, (q, j, a) -> TARGET[q][a] / mixture(FULL, q, a));
    assertThat(value(table, "mixture-ips")).isCloseTo(expected, within(EXACT));
    assertThat(Math.abs(expected - world.truth())).isGreaterThan(0.01);
  }

  @Test
  void sharesAreThoseOfTheSlice() {
    EnumeratedLoggers world = new EnumeratedLoggers(FULL, ALIKE, 0.05);
    ValueTable table =
        EnumeratedLoggers.values(
            world.population(FULL),
            EnumeratedLoggers.known(FULL),
            List.of("logger", "traffic"),
            new Ips(),
            new MixtureIps(),
            new WeightedIps());
    Set<String> slices = new TreeSet<>();
    for (ValueTable.CellValue cell : table.cells()) {
      slices.add(cell.slice());
      assertThat(cell.value())
          .as(cell.estimator() + " " + cell.slice())
          .isCloseTo(table.find("target", "clicks", "ips", cell.slice()).value(), within(EXACT));
    }
    assertThat(slices).contains("all", "logger=A", "logger=B").contains("traffic=torso");
  }

  @Test
  void embeddingsThatCarryAllEffects() {
    for (double[][][] logging : List.of(FULL, PARTIAL)) {
      EnumeratedLoggers world = new EnumeratedLoggers(logging, ALIKE, 0);
      ValueTable table = world.values(new Mips(), new SelfNormalisedMips(), new MipsSlope());
      assertThat(value(table, "mips")).isCloseTo(world.truth(), within(EXACT));
      assertThat(value(table, "snmips")).isCloseTo(world.truth(), within(EXACT));
      assertThat(offBalance(table, "mips")).isFalse();
      assertThat(table.cells().get(0).meanWeight()).isCloseTo(1, within(EXACT));
    }
  }

  /** Of one dimension, or of an action that matters by itself, the logger's mix is estimated. */
  @Test
  void embeddingsThatLackAnEffect() {
    EnumeratedLoggers size = new EnumeratedLoggers(FULL, ALIKE, 0);
    double bySize = value(size.values(new Mips(List.of("size"))), "mips");
    assertThat(bySize).isCloseTo(mips(size, false), within(EXACT));
    assertThat(Math.abs(bySize - size.truth())).isGreaterThan(0.003);

    EnumeratedLoggers direct = new EnumeratedLoggers(FULL, ALIKE, 0.1);
    double whole = value(direct.values(new Mips()), "mips");
    assertThat(whole).isCloseTo(mips(direct, true), within(EXACT));
    assertThat(Math.abs(whole - direct.truth())).isGreaterThan(0.003);
  }

  /** What MIPS expects, embedding after embedding. */
  private static double mips(EnumeratedLoggers world, boolean coloured) {
    double sum = 0;
    for (int q = 0; q < 2; q++) {
      for (int j = 0; j < 2; j++) {
        for (String size : List.of("small", "large")) {
          for (int red = 0; red < (coloured ? 2 : 1); red++) {
            double wanted = 0;
            double logged = 0;
            double clicked = 0;
            for (int a = 0; a < 4; a++) {
              if (EnumeratedLoggers.size(a).equals(size)) {
                double p = coloured ? EnumeratedLoggers.colour(a, red) : 1;
                double click = coloured ? world.click(q, a, red) : world.click(q, a);
                wanted += TARGET[q][a] * p;
                logged += world.logging()[j][q][a] * p;
                clicked += world.logging()[j][q][a] * p * click;
              }
            }
            sum += TRAFFIC[q] * world.shares()[q][j] * wanted / logged * clicked;
          }
        }
      }
    }
    return sum;
  }
}
