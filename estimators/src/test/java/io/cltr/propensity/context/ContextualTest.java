package io.cltr.propensity.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Source;
import io.cltr.interval.StudentT;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.ContextCurve;
import io.cltr.propensity.Influences;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.harvest.HarvestAllPairs;
import io.cltr.propensity.harvest.HarvestPivot;
import io.cltr.random.Generator;
import io.cltr.testing.Logs;
import io.cltr.testing.RandomisedWorld;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextualTest {
  private static final RandomisedWorld DIFFERENT =
      RandomisedWorld.of(20, 4, 0.5, 0.3, 0.2).devices(0.5, 1.5);

  @Test
  void devicesThatDifferHaveTheirOwnCurves() {
    PropensityEstimate estimate =
        Influences.estimate(new Contextual(), DIFFERENT.log(new Generator(1), 40_000));
    assertThat(estimate.contexts())
        .extracting(ContextCurve::column, ContextCurve::value)
        .containsExactly(tuple("device", "device-0"), tuple("device", "device-1"));
    for (int v = 0; v < 2; v++) {
      ContextCurve curve = estimate.contexts().get(v);
      assertThat(curve.share()).isCloseTo(0.5, within(0.02));
      for (int k = 1; k < 4; k++) {
        double truth = DIFFERENT.theta()[v][k];
        assertThat(curve.positions().get(k).propensity()).isCloseTo(truth, within(0.1 * truth));
        assertThat(curve.shrinkage().get(k)).isLessThan(0.05);
      }
    }
    for (PositionEstimate at : estimate.positions()) {
      double truth = DIFFERENT.pooled()[at.position() - 1];
      assertThat(at.propensity()).isCloseTo(truth, within(0.05 * truth));
    }
  }

  /** Shrunken curves of devices that are alike are nearer to the truth than their own. */
  @Test
  void devicesThatAreAlikeShareTheirCurve() {
    RandomisedWorld alike = RandomisedWorld.of(20, 4, 0.5, 0.3, 0.2).devices(1, 1, 1, 1);
    double shrunk = 0;
    double own = 0;
    for (int seed = 0; seed < 10; seed++) {
      List<Impression> log = alike.log(new Generator(100 + seed), 6000);
      for (ContextCurve curve : Influences.estimate(new Contextual(), log).contexts()) {
        List<Impression> part =
            log.stream().filter(one -> one.context().containsValue(curve.value())).toList();
        shrunk += squaredError(curve.positions());
        own += squaredError(Influences.estimate(new HarvestAllPairs(), part).positions());
      }
    }
    assertThat(shrunk).isLessThan(0.5 * own);
  }

  private static double squaredError(List<PositionEstimate> positions) {
    return positions.stream()
        .mapToDouble(at -> StrictMath.log(at.propensity() * at.position()))
        .map(error -> error * error)
        .sum();
  }

  @Test
  void influencePredictsTheEffectOfLeavingOutABucket() {
    Influences.assertPredict(new Contextual(), DIFFERENT.log(new Generator(5), 20_000), 0.1, 1e-4);
  }

  /** τ² of two estimates with independent errors is that of DerSimonian and Laird. */
  @Test
  void theVarianceBetweenContextsIsThatOfDerSimonianAndLaird() {
    double[] one = {0.2, -0.2, 0, 0, 0, 0};
    double[] other = {0, 0, 0, 0.1, -0.1, 0};
    double first = square(StudentT.standardError(one));
    double second = square(StudentT.standardError(other));
    double sum = 1 / first + 1 / second;
    double mean = (0.5 / first + 1.3 / second) / sum;
    double q = square(0.5 - mean) / first + square(1.3 - mean) / second;
    double scale = sum - (1 / square(first) + 1 / square(second)) / sum;
    BetweenVariance found =
        BetweenVariance.of(new double[] {0.5, 1.3}, new double[][] {one, other});
    assertThat(found.value()).isCloseTo((q - 1) / scale, within(1e-12));
    assertThat(found.likely()).isCloseTo((q - 1 + Math.sqrt(2)) / scale, within(1e-12));
    assertThat(BetweenVariance.of(new double[] {0.5, 0.5}, new double[][] {one, other}).value())
        .isZero();
    assertThat(BetweenVariance.of(new double[] {0.5}, new double[][] {one}).value()).isZero();
  }

  private static double square(double x) {
    return x * x;
  }

  /** A value without clicks, and impressions without a value, have the pooled curve. */
  @Test
  void thinValuesHaveThePooledCurve() {
    List<Impression> log = new ArrayList<>();
    for (Impression one : DIFFERENT.log(new Generator(3), 6000)) {
      boolean rare = log.size() % 100 == 0;
      String device = log.size() % 50 == 1 ? "" : rare ? "watch" : "phone";
      log.add(Logs.inContext("device", device, rare ? Logs.clicked(one, new double[4]) : one));
    }
    ContextCurves curves = ContextCurves.of(new HarvestPivot(), log(log), "device", 0.95);
    assertThat(curves.curves()).extracting(ContextCurve::value).containsExactly("phone", "watch");
    assertThat(curves.curves().get(1).shrinkage()).containsOnly(1.0);
    for (int k = 0; k < 4; k++) {
      assertThat(curves.curves().get(1).positions().get(k).propensity())
          .isEqualTo(curves.pooled().positions().get(k).propensity());
    }
    assertThat(curves.warnings())
        .anyMatch(w -> w.startsWith("device 'watch' has the pooled curve: table impressions"))
        .anyMatch(w -> w.startsWith("2.0% of the impressions have no value of device"));
    assertThat(Influences.estimate(new Contextual(), log).warnings()).hasSize(2);
  }

  @Test
  void columnsThatAreNotThereAreRefused() {
    List<Impression> log = DIFFERENT.log(new Generator(3), 600);
    Contextual surface = new Contextual("surface", new HarvestAllPairs());
    assertThatThrownBy(() -> Influences.estimate(surface, log))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no impression has a value of the context column 'surface'");
    assertThatThrownBy(() -> new Contextual(" ", new HarvestAllPairs()))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void onlyTheMostFrequentValuesAreCounted() {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String value = i < 100 ? "once-" + i : "often-" + i % 20;
      log.add(
          Logs.inContext(
              "page",
              value,
              Logs.impression("i" + i, "u" + i, "q", "A", new String[] {"a"}, new double[1])));
    }
    ContextTraffic traffic = ContextTraffic.of(log(log).impressions(), "page");
    assertThat(traffic.byValue())
        .hasSize(20)
        .allSatisfy((v, n) -> assertThat(v).startsWith("often"));
    assertThat(traffic.share(traffic.rest())).isCloseTo(0.2, within(1e-12));
  }

  private static PropensityLog log(List<Impression> impressions) {
    return PropensityLog.of(Source.of(impressions, Impression.LAYOUT));
  }
}
