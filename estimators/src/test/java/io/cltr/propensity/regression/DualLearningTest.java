package io.cltr.propensity.regression;

import static io.cltr.testing.WeightedLogs.repeated;
import static io.cltr.testing.WeightedLogs.scaled;
import static io.cltr.testing.WeightedLogs.weighted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.AssumptionCheck.Verdict;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.PropensityLog;
import io.cltr.random.Generator;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DualLearningTest {
  private static final int LOGS = Integer.getInteger("cltr.logs", 200) / 40;

  /** γ = exp(.6 score)/4: its logarithm is linear in the features. */
  private static double exponential(double score) {
    return Math.min(1, StrictMath.exp(.6 * score) / 4);
  }

  @Test
  void intervalsCoverWhereLogRelevanceIsLinear() {
    int covered = 0;
    double[] errors = new double[FeatureWorld.DEPTH];
    for (int i = 0; i < LOGS; i++) {
      FeatureWorld world = new FeatureWorld(500, 40 + i, DualLearningTest::exponential);
      PropensityLog log = world.log(world.impressions(4000, 0.5, new Generator(60 + i)));
      for (PositionEstimate position : new DualLearning().estimate(log, 0.95).positions()) {
        double truth = 1.0 / position.position();
        if (position.position() > 1) {
          covered += position.low() <= truth && truth <= position.high() ? 1 : 0;
          errors[position.position() - 1] += StrictMath.log(position.propensity() / truth) / LOGS;
        }
      }
    }
    int total = LOGS * (FeatureWorld.DEPTH - 1);
    System.out.printf(
        "dual-learning covers %.3f, errs by %s%n",
        (double) covered / total, Arrays.toString(errors));
    assertThat((double) covered / total).isBetween(0.95 - 3 * Math.sqrt(0.05 * 0.95 / LOGS), 1.0);
    for (double error : errors) {
      assertThat(error).isCloseTo(0, within(0.04 + 0.4 / Math.sqrt(LOGS)));
    }
  }

  @Test
  void findsTheCurveWithinAFewPerCent() {
    FeatureWorld world = new FeatureWorld(500, 1, DualLearningTest::exponential);
    PropensityLog log = world.log(world.impressions(40_000, 0.5, new Generator(2)));
    PropensityEstimate estimate = new DualLearning().estimate(log, 0.95);
    for (PositionEstimate at : estimate.positions()) {
      assertThat(at.propensity() * at.position()).isCloseTo(1, within(.08));
    }
    assertThat(estimate.checks()).extracting(AssumptionCheck::verdict).contains(Verdict.HOLDS);
    assertThat(estimate.warnings()).isEmpty();
  }

  /** One fixed order per query, features all different: nothing ties positions together. */
  @Test
  void featuresThatTellThePositionAreRefused() {
    FeatureWorld world = new FeatureWorld(60, 1);
    PropensityLog log = world.log(world.impressions(3000, 0, new Generator(2)));
    assertThatThrownBy(() -> new DualLearning().estimate(log, 0.95))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("features tell the position")
        .hasMessageContaining("dual-learning");
  }

  @Test
  void aWeightCountsAsThatManyImpressionsAndACommonFactorAsNothing() {
    FeatureWorld world = new FeatureWorld(100, 1, DualLearningTest::exponential);
    List<Impression> log = world.impressions(3000, 0.5, new Generator(2));
    PropensityEstimate found = estimate(world, weighted(log));
    assertSame(estimate(world, repeated(weighted(log))), found);
    assertSame(estimate(world, scaled(weighted(log), 0.3)), found);
    assertThat(estimate(world, log).positions().get(1).propensity())
        .isNotCloseTo(found.positions().get(1).propensity(), within(1e-3));
  }

  private static PropensityEstimate estimate(FeatureWorld world, List<Impression> log) {
    return new DualLearning().estimate(world.log(log), 0.95);
  }

  private static void assertSame(PropensityEstimate found, PropensityEstimate expected) {
    for (int k = 0; k < FeatureWorld.DEPTH; k++) {
      PositionEstimate position = expected.positions().get(k);
      PositionEstimate other = found.positions().get(k);
      assertThat(other.propensity()).isCloseTo(position.propensity(), within(1e-5));
      assertThat(other.low()).isCloseTo(position.low(), within(1e-5));
      assertThat(other.high()).isCloseTo(position.high(), within(1e-5));
    }
  }

  @Test
  void badSettingsAreNamed() {
    assertThatThrownBy(() -> new DualLearning(-1, 10))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("l2 -1.0");
    assertThatThrownBy(() -> new DualLearning(1, 0))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("rounds 0");
  }
}
