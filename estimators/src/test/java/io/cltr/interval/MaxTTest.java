package io.cltr.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.random.Generator;
import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class MaxTTest {
  private static final NormalDistribution NORMAL = new NormalDistribution();

  /** Rows with pairwise correlation {@code shared}. */
  private static double[][] influence(
      Generator random, int rows, int buckets, double shared, double size) {
    double[][] psi = new double[rows][buckets];
    for (int b = 0; b < buckets; b++) {
      double common = random.nextGaussian();
      for (double[] row : psi) {
        row[b] =
            size * (Math.sqrt(shared) * common + Math.sqrt(1 - shared) * random.nextGaussian());
      }
    }
    return psi;
  }

  @Test
  void oneEstimateHasThePointwiseInterval() {
    double[][] psi = influence(new Generator(1), 1, 50, 0, 0.1);
    MaxT.Simultaneous found = new MaxT().of(new double[] {3}, psi, 0.95);
    assertThat(found.critical()).isCloseTo(StudentT.quantile(50, 0.95), within(0.05));
    assertThat(found.critical()).isGreaterThanOrEqualTo(StudentT.quantile(50, 0.95));
    assertThat(found.high()[0] - 3)
        .isCloseTo(found.critical() * found.standardErrors()[0], within(1e-12));
  }

  @Test
  void independentEstimatesTakeSidaksQuantile() {
    double[][] psi = influence(new Generator(2), 10, 20_000, 0, 0.001);
    double sidak = NORMAL.inverseCumulativeProbability((1 + Math.pow(0.95, 0.1)) / 2);
    assertThat(new MaxT(100_000, 5).of(new double[10], psi, 0.95).critical())
        .isCloseTo(sidak, within(0.02));
  }

  @Test
  void copiesOfOneEstimateCostNothing() {
    double[] row = influence(new Generator(3), 1, 2000, 0, 0.1)[0];
    double[] opposite = Arrays.stream(row).map(psi -> -2 * psi).toArray();
    double[][] psi = {row, row, opposite, row.clone()};
    MaxT.Simultaneous found = new MaxT().of(new double[4], psi, 0.95);
    assertThat(found.critical()).isCloseTo(StudentT.quantile(2000, 0.95), within(0.06));
    assertThat(found.critical()).isGreaterThanOrEqualTo(StudentT.quantile(2000, 0.95));
  }

  @Test
  void pValuesStepDownAndRise() {
    double[][] psi = influence(new Generator(4), 3, 1000, 0, 0.01);
    double error = StudentT.standardError(psi[0]);
    double[] estimates = {0, 20 * error, -2.2 * error};
    MaxT.Simultaneous found = new MaxT(100_000, 1).of(estimates, psi, 0.95);
    assertThat(found.adjusted()[1]).isEqualTo(1 / 100_001.0);
    // the clear one is set aside: two are left, each with p = 0.028
    double alone = 2 * (1 - NORMAL.cumulativeProbability(2.2 * error / found.standardErrors()[2]));
    assertThat(found.adjusted()[2]).isCloseTo(1 - Math.pow(1 - alone, 2), within(0.004));
    assertThat(found.adjusted()[0]).isEqualTo(1);
  }

  @Test
  void aSmallerStatisticHasNoSmallerPValue() {
    double[][] psi = influence(new Generator(5), 2, 1000, 0, 0.01);
    double[] estimates = {
      2.2 * StudentT.standardError(psi[0]), -2.199 * StudentT.standardError(psi[1])
    };
    double[] adjusted = new MaxT().of(estimates, psi, 0.95).adjusted();
    assertThat(adjusted[0]).isGreaterThan(0.045);
    assertThat(adjusted[1]).isEqualTo(adjusted[0]);
  }

  @Test
  void withoutInfluenceOrBucketsNothingIsNaN() {
    double[][] psi = {new double[30], influence(new Generator(6), 1, 30, 0, 1)[0]};
    MaxT.Simultaneous found = new MaxT().of(new double[] {0.5, 0}, psi, 0.95);
    assertThat(found.low()[0]).isEqualTo(0.5).isEqualTo(found.high()[0]);
    assertThat(found.adjusted()).containsExactly(1 / 10_001.0, 1);
    MaxT.Simultaneous one = new MaxT().of(new double[] {0.5}, new double[][] {{1}}, 0.95);
    assertThat(one.low()[0]).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(one.adjusted()).containsExactly(1);
  }

  /** 4,000 samples: all intervals hold together, and a false rejection is as rare as claimed. */
  @Test
  void intervalsHoldTogether() {
    int samples = 4000;
    int together = 0;
    int pointwise = 0;
    int rejected = 0;
    for (int s = 0; s < samples; s++) {
      double[][] psi = influence(new Generator(20261120).split(s), 5, 200, 0.5, 0.02);
      double[] estimates =
          Arrays.stream(psi).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
      MaxT.Simultaneous found = new MaxT(1000, s).of(estimates, psi, 0.95);
      boolean all = true;
      boolean each = true;
      for (int j = 0; j < estimates.length; j++) {
        all &= found.low()[j] <= 0 && found.high()[j] >= 0;
        each &= Math.abs(estimates[j]) <= StudentT.halfWidth(psi[j], 0.95);
      }
      together += all ? 1 : 0;
      pointwise += each ? 1 : 0;
      rejected += Arrays.stream(found.adjusted()).anyMatch(p -> p <= 0.05) ? 1 : 0;
    }
    System.out.printf(
        "max-t: together %.4f, pointwise %.4f, rejected %.4f%n",
        together / 4000.0, pointwise / 4000.0, rejected / 4000.0);
    assertThat(together / (double) samples).isBetween(0.94, 0.96);
    assertThat(pointwise / (double) samples).isLessThan(0.87);
    assertThat(rejected / (double) samples).isBetween(0.04, 0.06);
  }
}
