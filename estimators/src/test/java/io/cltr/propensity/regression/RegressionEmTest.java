package io.cltr.propensity.regression;

import static io.cltr.testing.WeightedLogs.repeated;
import static io.cltr.testing.WeightedLogs.scaled;
import static io.cltr.testing.WeightedLogs.weighted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.feature.FeatureMoments;
import io.cltr.fold.Blocks;
import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.AssumptionCheck.Verdict;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.pbm.PbmDisplays;
import io.cltr.random.Generator;
import io.cltr.testing.Logs;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegressionEmTest {
  private static final int LOGS = Integer.getInteger("cltr.logs", 200) / 10;

  /** 4 displays of a document, with which pbm-em is far off. */
  @Test
  void intervalsCoverWhereRepeatsAreFewAndTheRegressionIsRight() {
    int covered = 0;
    double[] errors = new double[FeatureWorld.DEPTH];
    for (int i = 0; i < LOGS; i++) {
      FeatureWorld world = new FeatureWorld(500, 40 + i);
      PropensityLog log = world.log(world.impressions(3000, 0.5, new Generator(60 + i)));
      for (PositionEstimate position : new RegressionEm().estimate(log, 0.95).positions()) {
        double truth = 1.0 / position.position();
        if (position.position() > 1) {
          covered += position.low() <= truth && truth <= position.high() ? 1 : 0;
          errors[position.position() - 1] += StrictMath.log(position.propensity() / truth) / LOGS;
        }
      }
    }
    int total = LOGS * (FeatureWorld.DEPTH - 1);
    System.out.printf("regression-em covers %.3f%n", (double) covered / total);
    assertThat((double) covered / total).isBetween(0.95 - 3 * Math.sqrt(0.05 * 0.95 / LOGS), 1.0);
    for (double error : errors) {
      assertThat(error).isCloseTo(0, within(0.03 + 0.4 / Math.sqrt(LOGS) * 0.5));
    }
  }

  @Test
  void gradientIsThatOfTheLoss() {
    FeatureWorld world = new FeatureWorld(50, 1);
    PropensityLog log = world.log(world.impressions(600, 0.5, new Generator(2)));
    boolean[] used = {true, true, true, false, true};
    double[] at = {0.3, -0.5, 0.1, -1, 0.4, -0.2, 0.3, -0.7};
    double h = 1e-5;
    try (Blocks<RegressionBlock> blocks = blocks(log)) {
      double[] sums = blocks.fold(new RegressionLoss(used, at, 1));
      for (int j = 0; j < at.length; j++) {
        double[] above = at.clone();
        double[] below = at.clone();
        above[j] += h;
        below[j] -= h;
        double slope =
            (blocks.fold(new RegressionLoss(used, above, 1))[0]
                    - blocks.fold(new RegressionLoss(used, below, 1))[0])
                / (2 * h);
        assertThat(sums[1 + j]).isCloseTo(slope, within(1e-5));
        assertThat(sums[1 + j] == 0).isEqualTo(j == 2);
      }
    }
  }

  private static Blocks<RegressionBlock> blocks(PropensityLog log) {
    return RegressionQuery.of(
            log.impressions().grouped(Impression::query, new PbmDisplays.Counter()), log.queries())
        .packed(
            items ->
                RegressionBlock.pack(items, log.queries().fold(new FeatureMoments("test")), 2, 1));
  }

  @Test
  void influenceSumsToZeroAndPredictsTheEffectOfLeavingOutABucket() {
    FeatureWorld world = new FeatureWorld(100, 1);
    List<Impression> all = world.impressions(6000, 0.5, new Generator(2));
    PropensityEstimate whole = new RegressionEm().estimate(world.log(all), 0.95);
    for (int k = 0; k < FeatureWorld.DEPTH; k++) {
      double sum = 0;
      for (double psi : whole.influence().column(k)) {
        sum += psi;
      }
      assertThat(sum).isCloseTo(0, within(1e-9));
    }
    for (int at : new int[] {0, 100, 2000, 4000}) {
      int bucket = all.get(at).bucket();
      PropensityEstimate without =
          new RegressionEm()
              .estimate(world.log(all.stream().filter(i -> i.bucket() != bucket).toList()), 0.95);
      for (int k = 1; k < FeatureWorld.DEPTH; k++) {
        double change =
            StrictMath.log(whole.positions().get(k).propensity())
                - StrictMath.log(without.positions().get(k).propensity());
        double influence = whole.influence().at(bucket, k);
        assertThat(change).isCloseTo(influence, within(0.2 * Math.abs(influence) + 5e-4));
      }
    }
  }

  @Test
  void featuresThatTellThePositionAreRefused() {
    FeatureWorld world = new FeatureWorld(100, 1);
    PropensityLog deterministic = world.log(world.impressions(3000, 0, new Generator(2)));
    assertThatThrownBy(() -> new RegressionEm().estimate(deterministic, 0.95))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("features tell the position");
  }

  /** Only the first two places are ever swapped. */
  @Test
  void positionsOfTheirOwnFeaturesAreNotIdentified() {
    FeatureWorld world = new FeatureWorld(100, 1);
    Generator random = new Generator(3);
    List<Impression> swapped =
        world.impressions(6000, 0, new Generator(2)).stream()
            .map(impression -> random.nextBoolean(0.5) ? swapped(impression) : impression)
            .toList();
    PropensityEstimate estimate = new RegressionEm().estimate(world.log(swapped), 0.95);
    assertThat(estimate.components())
        .containsExactly(List.of(1, 2), List.of(3), List.of(4), List.of(5));
    assertThat(estimate.positions())
        .extracting(position -> Double.isNaN(position.propensity()))
        .containsExactly(false, false, true, true, true);
    assertThat(estimate.checks())
        .singleElement()
        .satisfies(check -> assertThat(check.verdict()).isEqualTo(Verdict.BROKEN));
    assertThat(estimate.warnings()).hasSize(3);
  }

  /** The same with the first two documents, in each other's place. */
  private static Impression swapped(Impression impression) {
    String[] documents = impression.documents().clone();
    documents[0] = impression.documents()[1];
    documents[1] = impression.documents()[0];
    return Logs.impression(
        impression.id(),
        impression.unit(),
        impression.query(),
        impression.logger(),
        documents,
        impression.clicks());
  }

  /** To the optimiser's tolerance. */
  @Test
  void aWeightCountsAsThatManyImpressionsAndACommonFactorAsNothing() {
    FeatureWorld world = new FeatureWorld(100, 1);
    List<Impression> log = world.impressions(3000, 0.5, new Generator(2));
    PropensityEstimate found = estimate(world, weighted(log));
    assertSame(estimate(world, repeated(weighted(log))), found);
    assertSame(estimate(world, scaled(weighted(log), 0.3)), found);
    assertThat(estimate(world, log).positions().get(1).propensity())
        .isNotCloseTo(found.positions().get(1).propensity(), within(1e-3));
  }

  private static PropensityEstimate estimate(FeatureWorld world, List<Impression> log) {
    return new RegressionEm().estimate(world.log(log), 0.95);
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
  void aLogWithoutFeaturesIsRefused() {
    FeatureWorld world = new FeatureWorld(10, 1);
    Source<Impression> alone = world.log(world.impressions(30, 1, new Generator(2))).impressions();
    assertThatThrownBy(() -> new RegressionEm().estimate(alone, 0.95))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("regression-em needs features");
    assertThatThrownBy(() -> new RegressionEm(0, 1, 10)).isInstanceOf(ConfigException.class);
  }
}
