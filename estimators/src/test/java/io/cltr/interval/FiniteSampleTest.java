package io.cltr.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.random.Generator;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Kinds that hold for every number of units: formulas, refusals and widths. */
class FiniteSampleTest {
  private static final Statistic MEAN = new Statistic.Mean();

  static List<Interval> kinds() {
    return List.of(new Hoeffding(), new EmpiricalBernstein(), new Betting(), new Sequence());
  }

  @Test
  void hoeffdingAndBernsteinAreTheirFormulas() {
    double[] x = new double[400];
    for (int i = 0; i < 400; i++) {
      x[i] = i % 4 == 0 ? 4 : -1;
    }
    Sample sample = UnitSums.rows(7, x).sample(MEAN, -1, 9);
    double mean = 0.25;
    Bounds hoeffding = new Hoeffding().of(sample, 0.9);
    double half = 10 * Math.sqrt(Math.log(1 / 0.05) / 800);
    assertThat(hoeffding.low()).isCloseTo(mean - half, within(1e-12));
    assertThat(hoeffding.high()).isCloseTo(mean + half, within(1e-12));
    Bounds bernstein = new EmpiricalBernstein().of(sample, 0.9);
    double variance = 400 * 0.25 * 0.75 * 25 / 399.0;
    double log = Math.log(2 / 0.05);
    half = Math.sqrt(2 * variance * log / 400) + 7 * 10 * log / (3 * 399);
    assertThat(bernstein.low()).isCloseTo(mean - half, within(1e-12));
    assertThat(bernstein.high()).isCloseTo(mean + half, within(1e-12));
    assertThat(bernstein.standardError()).isNaN();
  }

  @Test
  void unitsOfSeveralImpressionsOfEqualNumberAreAMean() {
    UnitSums single = new UnitSums(8, 1);
    UnitSums triple = new UnitSums(8, 1);
    Generator random = new Generator(1);
    for (int u = 0; u < 300; u++) {
      double x = random.nextDouble();
      single.add(u % 8, 1, x);
      triple.add(u % 8, 3, 3 * x);
    }
    for (Interval kind : kinds()) {
      Bounds one = kind.of(single.sample(MEAN, 0, 1), 0.95);
      Bounds three = kind.of(triple.sample(MEAN, 0, 1), 0.95);
      assertThat(three.low()).isCloseTo(one.low(), within(1e-12));
      assertThat(three.high()).isCloseTo(one.high(), within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whereTheyDoNotHoldTheyRefuse(Interval kind) {
    UnitSums sums = UnitSums.rows(4, 0, 1, 1, 0, 1, 0, 0, 1);
    assertThat(kind.of(sums.sample(MEAN, 0, 1), 0.95).holds()).isTrue();
    assertThat(kind.of(sums.sample(MEAN), 0.95).refusal()).contains("range").contains("; ");
    for (double bound : new double[] {Double.POSITIVE_INFINITY, 0}) {
      assertThat(kind.of(sums.sample(MEAN, 0, bound), 0.95).refusal()).contains("range");
    }
    assertThat(kind.of(sums.sample(MEAN, 0, 0.9), 0.95).refusal()).contains("outside");
    assertThat(kind.of(sums.sample(MEAN, 0.1, 1), 0.95).refusal()).contains("outside");
    assertThat(kind.of(sums.twoStage(MEAN, new double[] {1, -1, 0, 0}), 0.95).refusal())
        .contains("same units");
    UnitSums ratio = new UnitSums(4, 2);
    UnitSums uneven = new UnitSums(4, 1);
    for (int u = 0; u < 12; u++) {
      ratio.add(u % 4, 1, u % 2, 1);
      uneven.add(u % 4, 1 + u % 2, u % 2);
    }
    assertThat(kind.of(ratio.sample(new UnitSums.Ratio(), 0, 1), 0.95).refusal())
        .contains("not a mean");
    assertThat(kind.of(uneven.sample(MEAN, 0, 1), 0.95).refusal()).contains("weight");
    Sample plain = sums.sample(MEAN, 0, 1);
    Sample drawn =
        new Sample(
            MEAN,
            plain.buckets(),
            plain.numbers(),
            new double[0],
            1e-9,
            plain.range(),
            Optional.empty());
    assertThat(kind.of(drawn, 0.95).refusal()).contains("drawn");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theRangeIsTheWidestAnswer(Interval kind) {
    Bounds bounds = kind.of(UnitSums.rows(4, 0.25).sample(MEAN, -1, 3), 0.95);
    if (bounds.holds()) {
      assertThat(bounds.low()).isBetween(-1.0, 0.25);
      assertThat(bounds.high()).isBetween(0.25, 3.0);
    }
  }

  /** Mean width of {@link Betting} over that of the exact capital; what docs/methods.md says. */
  @ParameterizedTest
  @CsvSource({
    // units, share of units with a contribution, largest over smallest weight, ratio at most
    "5000, 0.5, 1, 1.05",
    "5000, 0.1, 1, 1.05",
    "5000, 0.1, 100, 1.15",
    "500, 0.1, 1, 1.15",
    "500, 0.1, 100, 1.15",
  })
  void bettingIsLittleWiderThanTheExactCapital(int units, double rate, double top, double atMost) {
    double ours = 0;
    double exact = 0;
    for (int log = 0; log < 20; log++) {
      Generator random = new Generator(units).split(log);
      double[] z =
          IntStream.range(0, units)
              .mapToDouble(
                  i -> random.nextBoolean(rate) ? Math.min(1, 1 / (random.nextDouble() * top)) : 0)
              .toArray();
      UnitSums sums = new UnitSums(1024, 1);
      for (int i = 0; i < units; i++) {
        sums.add((int) ((long) i * 1024 / units), 1, z[i]);
      }
      Bounds bounds = new Betting().of(sums.sample(MEAN, 0, 1), 0.95);
      double[] oracle = HedgedCapital.interval(z, 0.95);
      ours += bounds.high() - bounds.low();
      exact += oracle[1] - oracle[0];
    }
    System.out.printf("betting/exact, %d units, %s, %s: %.4f%n", units, rate, top, ours / exact);
    assertThat(ours / exact).isBetween(0.95, atMost);
  }

  @Test
  void bettingUsesTheVarianceAndHoeffdingDoesNot() {
    double[] rare = new double[5000];
    Arrays.fill(rare, 0, 50, 1);
    Generator random = new Generator(5);
    for (int i = rare.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      double kept = rare[i];
      rare[i] = rare[j];
      rare[j] = kept;
    }
    Sample sample = UnitSums.rows(1024, rare).sample(MEAN, 0, 1);
    double hoeffding = width(new Hoeffding(), sample);
    double bernstein = width(new EmpiricalBernstein(), sample);
    double betting = width(new Betting(), sample);
    double t = width(new StudentT(), sample);
    assertThat(bernstein).isLessThan(0.5 * hoeffding);
    assertThat(betting).isLessThan(0.8 * bernstein).isGreaterThan(t);
  }

  private static double width(Interval kind, Sample sample) {
    Bounds bounds = kind.of(sample, 0.95);
    return bounds.high() - bounds.low();
  }
}
