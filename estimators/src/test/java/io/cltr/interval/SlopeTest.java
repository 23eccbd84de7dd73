package io.cltr.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SlopeTest {
  private static final double K = Math.sqrt(6) - 1;

  @Test
  void theLastThatAgreesWithAllWiderOnesIsChosen() {
    double[] widths = {1, 0.5, 0.25};
    assertThat(Slope.choose(new double[] {0, 0.9, 0.8}, widths)).hasValue(2);
    assertThat(Slope.choose(new double[] {0, 0.5 + K - 1e-9, 1.2}, widths)).hasValue(2);
    assertThat(Slope.choose(new double[] {0, 0.5 + K + 1e-9, 1.2}, widths)).hasValue(0);
    // agrees with the second, not with the first
    assertThat(Slope.choose(new double[] {0, 0.9, 0.25 + K + 1e-9}, widths)).hasValue(1);
  }

  @Test
  void widthsGiveTheOrderAndTiesThatOfTheList() {
    assertThat(Slope.choose(new double[] {5, 0, 0.1}, new double[] {0.1, 1, 0.5})).hasValue(2);
    assertThat(Slope.choose(new double[] {1, 1, 1}, new double[] {2, 2, 2})).hasValue(2);
    assertThat(Slope.choose(new double[] {0, 9}, new double[] {1, 1})).hasValue(0);
  }

  @Test
  void whatIsNotFiniteTakesNoPart() {
    assertThat(Slope.choose(new double[] {Double.NaN, 3}, new double[] {9, 1})).hasValue(1);
    assertThat(Slope.choose(new double[] {1, 3}, new double[] {Double.POSITIVE_INFINITY, 1}))
        .hasValue(1);
    assertThat(Slope.choose(new double[] {Double.NaN}, new double[] {1})).isEmpty();
    assertThat(Slope.choose(new double[0], new double[0])).isEmpty();
  }

  private static final SlopeStatistic TWO =
      new SlopeStatistic(
          List.of(
              new SlopeStatistic.Candidate(new UnitSums.Ratio(), 1, 2),
              new SlopeStatistic.Candidate(new Statistic.Mean(), 3, 1)),
          0.05);

  private static UnitSums sums(double bias) {
    Generator random = new Generator(31);
    UnitSums sums = new UnitSums(64, 3);
    for (int u = 0; u < 2000; u++) {
      double weight = 2 * random.nextDouble();
      double noisy = weight * (1 + 3 * random.nextGaussian());
      sums.add(u % 64, 2, noisy, weight, 2 * (1 + bias + 0.1 * random.nextGaussian()));
    }
    return sums;
  }

  @Test
  void readsNoProductAcrossCandidates() {
    assertThat(TWO.groups(3)).containsExactly(2, 1);
    Totals whole = sums(1).sample(TWO).totals();
    double[] kept = new double[Totals.products(2, 1)];
    int at = 0;
    for (int j = 0; j <= 3; j++) {
      kept[at++] = whole.product(0, j);
    }
    kept[at++] = whole.product(1, 1);
    kept[at++] = whole.product(1, 2);
    kept[at++] = whole.product(2, 2);
    kept[at] = whole.product(3, 3);
    Totals few = new Totals(whole.units(), whole.sums(), kept, TWO.groups(3));
    assertThat(TWO.value(few)).isEqualTo(TWO.value(whole));
    double[] gradient = TWO.gradient(whole);
    assertThat(TWO.gradient(few)).isEqualTo(gradient);
    assertThat(few.squaredInfluence(gradient)).isEqualTo(whole.squaredInfluence(gradient));
    assertThat(few.plus(few).product(2, 1)).isEqualTo(2 * whole.product(1, 2));
    assertThatThrownBy(() -> few.product(3, 2))
        .hasMessage("the product of moments 2 and 3 is not kept in groups of [2, 1]");
    assertThatThrownBy(() -> few.squaredInfluence(new double[] {1, 0, 1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void candidatesSeeTheirOwnMoments() {
    Totals totals = sums(0).sample(TWO).totals();
    assertThat(TWO.chosen(totals)).hasValue(1);
    assertThat(TWO.value(totals)).isEqualTo(totals.mean(3));
    assertThat(TWO.gradient(totals)).containsExactly(0, 0, 1);
    Totals biased = sums(5).sample(TWO).totals();
    assertThat(TWO.chosen(biased)).hasValue(0);
    assertThat(TWO.value(biased)).isEqualTo(biased.mean(1) / biased.mean(2));
    double below = biased.mean(2);
    assertThat(TWO.gradient(biased))
        .containsExactly(1 / below, -biased.mean(1) / (below * below), 0);
  }

  @Test
  void momentsOfTotalsKeepTheirProducts() {
    Totals totals = sums(1).sample(TWO).totals();
    Totals few = totals.moments(2, 2);
    assertThat(few.units()).isEqualTo(totals.units());
    assertThat(few.mean(2)).isEqualTo(totals.mean(3));
    for (int i = 0; i <= 2; i++) {
      for (int j = i; j <= 2; j++) {
        assertThat(few.product(i, j))
            .isEqualTo(totals.product(i == 0 ? 0 : i + 1, j == 0 ? 0 : j + 1));
      }
    }
  }

  @Test
  void resamplesChooseAnew() {
    // at the border of the choice, some resamples take the one and some the other
    double[] widths = {StudentT.quantile(2000, 0.9) * Math.sqrt(12 / 2000.0), 0.0037};
    double first = new UnitSums.Ratio().value(sums(0).sample(TWO).totals().moments(1, 2));
    Sample sample = sums(first - 1 + widths[1] + K * widths[0]).sample(TWO);
    Generator random = new Generator(8);
    List<OptionalInt> chosen = new ArrayList<>();
    for (int r = 0; r < 100; r++) {
      Totals resample = Totals.none(3);
      for (int b = 0; b < sample.buckets().size(); b++) {
        resample = resample.plus(sample.buckets().get(random.nextInt(sample.buckets().size())));
      }
      chosen.add(TWO.chosen(resample));
    }
    assertThat(chosen).contains(OptionalInt.of(0), OptionalInt.of(1));
    Bounds percentile = new BootstrapPercentile().of(sample, 0.95);
    Bounds t = new StudentT().of(sample, 0.95);
    assertThat(t.method()).contains("post-selection");
    assertThat(percentile.method()).contains("post-selection");
    assertThat(percentile.high() - percentile.low()).isGreaterThan(1.2 * (t.high() - t.low()));
  }

  @Test
  void oneUnitChoosesTheFirst() {
    UnitSums one = new UnitSums(4, 3);
    one.add(0, 1, 1, 1, 1);
    assertThat(TWO.chosen(one.sample(TWO).totals())).hasValue(0);
    assertThat(new StudentT().of(one.sample(TWO), 0.95).holds()).isFalse();
  }
}
