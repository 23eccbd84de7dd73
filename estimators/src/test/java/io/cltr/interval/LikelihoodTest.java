package io.cltr.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values and intervals by likelihood on sums of units. */
class LikelihoodTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  /** Statistics with means that lean to either side of 1. */
  static List<Sample> leaning() {
    return samples(0.8, 1.3);
  }

  /** The same by no more than chance would have it. */
  static List<Sample> ordinary() {
    return samples(0.97, 1.03);
  }

  private static List<Sample> samples(double... leans) {
    List<Sample> samples = new ArrayList<>();
    for (double lean : leans) {
      for (double most : new double[] {INFINITE, 9}) {
        samples.add(euclidean(lean, most));
        samples.add(tilted(lean, most));
      }
    }
    return samples;
  }

  private static Sample euclidean(double lean, double most) {
    Generator random = new Generator(3);
    UnitSums sums = new UnitSums(8, 3);
    for (int u = 0; u < 400; u++) {
      int rounds = 1 + random.nextInt(3);
      double[] a = new double[4];
      for (int i = 0; i < rounds; i++) {
        double w = lean * weight(random);
        double r = random.nextDouble();
        a[0]++;
        a[1] += w;
        a[2] += w * r;
        a[3] += r;
      }
      sums.add(u % 8, a);
    }
    return sums.sample(new EuclideanMean(most, 1));
  }

  private static Sample tilted(double lean, double most) {
    Generator random = new Generator(4);
    UnitSums sums = new UnitSums(8, 6);
    double t = 0.02;
    for (int u = 0; u < 400; u++) {
      double off = lean * weight(random) - 1;
      double r = random.nextDouble();
      double share = 1 / (1 + t * off);
      double gained = (off + 1) * r;
      sums.add(
          u % 8,
          1,
          gained * share,
          off * share,
          off * off * share * share,
          gained * off * share * share,
          r,
          t);
    }
    return sums.sample(new TiltedMean(most));
  }

  private static double weight(Generator random) {
    return random.nextBoolean(0.5) ? 0.4 : 1.6;
  }

  @ParameterizedTest
  @MethodSource("leaning")
  void gradientsAreThoseOfTheValue(Sample sample) {
    Totals totals = sample.totals();
    double[] gradient = sample.statistic().gradient(totals);
    for (int j = 1; j <= totals.moments(); j++) {
      double step = 1e-6;
      double numeric =
          (sample.statistic().value(moved(totals, j, step))
                  - sample.statistic().value(moved(totals, j, -step)))
              / (2 * step);
      assertThat(gradient[j - 1])
          .as(sample.statistic() + " " + j)
          .isCloseTo(numeric, within(1e-5 * Math.max(1, Math.abs(numeric))));
    }
  }

  private static Totals moved(Totals totals, int j, double step) {
    double[] sums = totals.sums().clone();
    sums[j] += step * sums[0];
    return new Totals(totals.units(), sums, totals.products(), totals.groups());
  }

  @ParameterizedTest
  @MethodSource("ordinary")
  void influencesPredictWhatLeavingOutABucketDoes(Sample sample) {
    double[] influence = ClusterRobust.influence(sample);
    double value = sample.statistic().value(sample.totals());
    List<Part> parts = Part.of(sample);
    double[] without = LeaveOneOut.values(sample.statistic(), parts);
    for (int b = 0; b < influence.length; b++) {
      assertThat(value - without[b])
          .as(sample.statistic() + " " + b)
          .isCloseTo(influence[b], within(0.25 * Math.abs(influence[b]) + 0.002));
    }
  }

  /** Weight that the log lacks counts its mean reward; no sum is undefined. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  void weightsThatAreAllAlike(double w) {
    double[] rewards = {0, 1, 0.5, 0.3, 0.2, 1};
    for (double most : new double[] {INFINITE, 4, 1}) {
      UnitSums euclidean = new UnitSums(3, 3);
      UnitSums tilted = new UnitSums(3, 6);
      double t = TiltedMean.least(most);
      double off = w - 1;
      double share = 1 / (1 + t * off);
      for (int u = 0; u < rewards.length; u++) {
        double r = rewards[u];
        euclidean.add(u % 3, 1, w, w * r, r);
        tilted.add(
            u % 3,
            1,
            w * r * share,
            off * share,
            off * off * share * share,
            w * r * off * share * share,
            r,
            t);
      }
      for (Sample sample :
          List.of(
              euclidean.sample(new EuclideanMean(most, 1)), tilted.sample(new TiltedMean(most)))) {
        assertThat(sample.statistic().value(sample.totals()))
            .as(sample.statistic().toString())
            .isCloseTo(0.5, within(1e-12));
        for (double slope : sample.statistic().gradient(sample.totals())) {
          assertThat(slope).isFinite();
        }
      }
    }
  }

  /** Adding a constant to all rewards adds it to the value, as it does not with IPS. */
  @Test
  void movesWithRewardsWhateverTheMeanWeight() {
    Generator random = new Generator(5);
    UnitSums plain = new UnitSums(8, 3);
    UnitSums moved = new UnitSums(8, 3);
    for (int u = 0; u < 300; u++) {
      double w = 1.2 * weight(random);
      double r = random.nextDouble();
      plain.add(u % 8, 1, w, w * r, r);
      moved.add(u % 8, 1, w, w * (r + 2), r + 2);
    }
    Statistic statistic = new EuclideanMean(INFINITE, 3);
    assertThat(statistic.value(moved.sample(statistic).totals()))
        .isCloseTo(2 + statistic.value(plain.sample(statistic).totals()), within(1e-12));
  }

  /** The likelihood ratio of buckets, found again by a grid over both sides. */
  @Test
  void likelihoodRatioReachesItsQuantile() {
    double[] values = {0, 0, 0, 0.1, 0.2, 0, 0, 3, 0, 0.4};
    Sample sample = UnitSums.rows(10, values).sample(new Statistic.Mean());
    Bounds bounds = new LikelihoodRatio().of(sample, 0.9);
    double quantile = StudentT.quantile(9.0, 0.9);
    for (double end : new double[] {bounds.low(), bounds.high()}) {
      assertThat(unlikelihood(values, end)).isCloseTo(quantile * quantile, within(1e-6));
    }
    assertThat(bounds.high() - 0.37).isGreaterThan(1.5 * (0.37 - bounds.low()));
  }

  /** −2 Σ ln(m q) of the likeliest q with mean {@code d}, by bisection of its multiplier. */
  private static double unlikelihood(double[] values, double d) {
    double low = -1 / (3 - d) + 1e-12;
    double high = 1 / d - 1e-12;
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      double sum = 0;
      for (double value : values) {
        sum += (value - d) / (1 + middle * (value - d));
      }
      if (sum > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double total = 0;
    for (double value : values) {
      total += 2 * Math.log(1 + low * (value - d));
    }
    return total;
  }

  @Test
  void rewardsOutsideTheirRangeAreRefused() {
    UnitSums sums = new UnitSums(2, 3);
    for (int u = 0; u < 20; u++) {
      sums.add(u % 2, 1, 1 + u % 2, 3 + u % 2, 3);
    }
    Bounds bounds = new CressieRead().of(sums.sample(new EuclideanMean(9, 1)), 0.95);
    assertThat(bounds.refusal()).contains("rewards lie outside their range [0, 1.0]; give");
    Sample ratio = sums.sample(new UnitSums.Ratio());
    assertThat(new CressieRead().of(ratio, 0.95).refusal())
        .contains("neither that of cressie-read nor a mean");
    assertThat(new CressieRead().of(UnitSums.rows(4, 1, 2, 3).sample(new Statistic.Mean()), 0.95))
        .matches(b -> b.refusal().contains("range of a unit's contribution is not known"));
    Sample drawn =
        new Sample(
            new Statistic.Mean(),
            UnitSums.rows(4, 1, 2, 3).buckets(),
            new int[] {0, 1, 2},
            new double[0],
            0.1,
            Optional.empty(),
            Optional.empty());
    assertThat(new LikelihoodRatio().of(drawn, 0.95).refusal()).contains("the target was drawn");
  }
}
