package io.cltr.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.ConfigException;
import io.cltr.random.Generator;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;

/** Kinds that linearise or resample, against formulas and against each other. */
class ClusterRobustTest {
  private static final Statistic MEAN = new Statistic.Mean();

  private static double[] draws(int n) {
    Generator random = new Generator(3);
    double[] values = new double[n];
    Arrays.setAll(values, i -> random.nextDouble() * random.nextDouble());
    return values;
  }

  @Test
  void meanOfRowsIsTheTextbookInterval() {
    double[] values = draws(777);
    DescriptiveStatistics rows = new DescriptiveStatistics(values);
    double half =
        new TDistribution(776).inverseCumulativeProbability(0.95)
            * Math.sqrt(rows.getVariance() / 777);
    Bounds bounds = new StudentT().of(UnitSums.rows(16, values).sample(MEAN), 0.9);
    assertThat(bounds.low()).isCloseTo(rows.getMean() - half, within(1e-12));
    assertThat(bounds.high()).isCloseTo(rows.getMean() + half, within(1e-12));
    assertThat(bounds.method()).isEqualTo("cluster-robust t, one stage");
  }

  @Test
  void normalIsTWithSmallerQuantiles() {
    Sample sample = UnitSums.rows(16, draws(50)).sample(MEAN);
    Bounds t = new StudentT().of(sample, 0.95);
    Bounds normal = new Normal().of(sample, 0.95);
    assertThat(normal.standardError()).isEqualTo(t.standardError());
    assertThat((normal.high() - normal.low()) / normal.standardError())
        .isCloseTo(2 * 1.959963984540054, within(1e-12));
    assertThat((t.high() - t.low()) / t.standardError())
        .isCloseTo(2 * 2.009575237129, within(1e-9));
  }

  @Test
  void jackknifeOfAMeanOfEvenBucketsIsTOverTheirMeans() {
    UnitSums sums = UnitSums.rows(10, draws(50));
    DescriptiveStatistics means = new DescriptiveStatistics();
    sums.buckets().forEach(bucket -> means.addValue(bucket.mean(1)));
    Bounds bounds = new Jackknife().of(sums.sample(MEAN), 0.95);
    assertThat(bounds.standardError())
        .isCloseTo(means.getStandardDeviation() / Math.sqrt(10), within(1e-14));
    assertThat((bounds.high() - bounds.low()) / 2)
        .isCloseTo(
            new TDistribution(9).inverseCumulativeProbability(0.975) * bounds.standardError(),
            within(1e-12));
  }

  @Test
  void twoStagesAddTheEarlierInfluenceByBucket() {
    UnitSums sums = UnitSums.rows(4, 1, 2, 3, 6, 5, 6, 9, 8);
    double[] earlier = {0.3, -0.1, 0, -0.4, 0.2};
    double mean = 5;
    double[] own = {6 - 2 * mean, 8 - 2 * mean, 12 - 2 * mean, 14 - 2 * mean, 0};
    double squares = 0;
    for (int b = 0; b < 5; b++) {
      squares += Math.pow(own[b] / 8 + earlier[b], 2);
    }
    Bounds bounds = new StudentT().of(sums.twoStage(MEAN, earlier), 0.95);
    assertThat(bounds.standardError()).isCloseTo(Math.sqrt(5 / 4.0 * squares), within(1e-14));
    assertThat((bounds.high() - mean) / bounds.standardError())
        .isCloseTo(new TDistribution(4).inverseCumulativeProbability(0.975), within(1e-9));
    assertThat(bounds.method()).isEqualTo("cluster-robust t, two stages");
  }

  @Test
  void resamplingAgreesWithTheDeltaMethodOnSmoothValues() {
    Generator random = new Generator(17);
    UnitSums sums = new UnitSums(200, 2);
    double[] earlier = new double[200];
    for (int u = 0; u < 20_000; u++) {
      double weight = 2 * random.nextDouble();
      sums.add(u % 200, 1, random.nextBoolean(0.4) ? weight : 0, weight);
    }
    for (int b = 0; b < 200; b++) {
      earlier[b] = 2e-4 * random.nextGaussian();
    }
    for (Sample sample :
        List.of(sums.sample(new UnitSums.Ratio()), sums.twoStage(new UnitSums.Ratio(), earlier))) {
      Bounds t = new StudentT().of(sample, 0.95);
      for (Interval kind :
          List.of(new Jackknife(), new BootstrapPercentile(), new BootstrapBca())) {
        Bounds bounds = kind.of(sample, 0.95);
        double error = t.standardError();
        double twoStage = sample.oneStage() ? 0.12 : 0.06;
        assertThat(bounds.standardError()).isCloseTo(error, within(twoStage * error));
        assertThat(bounds.low()).isCloseTo(t.low(), within(0.3 * error));
        assertThat(bounds.high()).isCloseTo(t.high(), within(0.3 * error));
      }
    }
  }

  @Test
  void varianceOfDrawsIsAdded() {
    Sample plain = UnitSums.rows(50, draws(5000)).sample(MEAN);
    double error = new StudentT().of(plain, 0.95).standardError();
    Sample drawn =
        new Sample(
            plain.statistic(),
            plain.buckets(),
            plain.numbers(),
            plain.earlier(),
            3 * error * error,
            plain.range(),
            Optional.empty());
    for (Interval kind : List.of(new StudentT(), new Normal(), new Jackknife())) {
      double before = kind.of(plain, 0.95).standardError();
      assertThat(kind.of(drawn, 0.95).standardError())
          .isCloseTo(Math.sqrt(before * before + 3 * error * error), within(1e-15));
    }
    assertThat(new BootstrapPercentile().of(drawn, 0.95).standardError())
        .isCloseTo(2 * error, within(0.2 * error));
  }

  @Test
  void bcaMovesTowardsTheLongTail() {
    Generator random = new Generator(23);
    double[] skewed = new double[60];
    Arrays.setAll(skewed, i -> Math.exp(1.5 * random.nextGaussian()));
    Sample sample = UnitSums.rows(60, skewed).sample(MEAN);
    Bounds percentile = new BootstrapPercentile().of(sample, 0.95);
    Bounds bca = new BootstrapBca().of(sample, 0.95);
    assertThat(bca.low()).isGreaterThan(percentile.low());
    assertThat(bca.high()).isGreaterThan(percentile.high());
  }

  @Test
  void tooFewResamplesAreRefused() {
    assertThatThrownBy(() -> new BootstrapBca(99, 1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("bootstrap-bca.resamples")
        .hasMessageContaining("99");
  }
}
