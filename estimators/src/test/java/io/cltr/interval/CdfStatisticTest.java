package io.cltr.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantiles and tail means of distribution functions that may fall or leave [0, 1]. */
class CdfStatisticTest {
  private static final OutcomeGrid EXACT = new OutcomeGrid(new double[] {0, 1, 2, 4, 8}, true);
  private static final OutcomeGrid LINEAR = new OutcomeGrid(new double[] {0, 1, 2, 4, 8}, false);

  /** One unit of {@code n} rounds whose a and b at the points are these. */
  private static Totals totals(double n, double w, double[] means, double[] normalised) {
    double[] sums = new double[CdfStatistic.moments() + 1];
    sums[0] = n;
    sums[1] = w;
    sums[2] = w;
    System.arraycopy(means, 0, sums, 1 + CdfStatistic.MEANS, means.length);
    System.arraycopy(normalised, 0, sums, 1 + CdfStatistic.NORMALISED, normalised.length);
    return new Totals(1, sums, new double[] {n * n}, new int[0]);
  }

  private static double value(CdfFunctional functional, OutcomeGrid grid, Totals totals) {
    return new CdfStatistic(functional).on(grid).value(totals);
  }

  private static CdfFunctional quantile(double p) {
    return new CdfFunctional.Quantile(p);
  }

  /** F = .3, .2, .7, 1.1, .9 becomes .3, .3, .7, 1, 1. */
  @Test
  void whatFallsIsHeldAndWhatLeavesIsClipped() {
    Totals totals = totals(10, 8, new double[] {3, -1, 5, 4, -2}, new double[] {0, 0, 0, 0, 0});
    assertThat(value(quantile(0.25), EXACT, totals)).isZero();
    assertThat(value(quantile(0.3), EXACT, totals)).isZero();
    assertThat(value(quantile(0.31), EXACT, totals)).isEqualTo(2);
    assertThat(value(quantile(0.71), EXACT, totals)).isEqualTo(4);
    assertThat(value(quantile(0.999), EXACT, totals)).isEqualTo(4);
    assertThat(value(quantile(0.5), LINEAR, totals)).isCloseTo(1.5, within(1e-12));
    // outcomes 0 (.3), 2 (.4), 4 (.3)
    assertThat(value(new CdfFunctional.Tail(0.5, false), EXACT, totals))
        .isCloseTo(0.2 * 2 / 0.5, within(1e-12));
    // from above .4, .3, .8, 1.2, 1: outcomes 0 (.4), 2 (.4), 4 (.2)
    assertThat(value(new CdfFunctional.Tail(0.5, true), EXACT, totals))
        .isCloseTo((0.2 * 4 + 0.3 * 2) / 0.5, within(1e-12));
    // between the points: 0 (.3), uniform in 1 to 2 (.4), in 2 to 4 (.3)
    assertThat(value(new CdfFunctional.Tail(0.5, false), LINEAR, totals))
        .isCloseTo(0.2 * 1.25 / 0.5, within(1e-12));
    assertThat(value(new CdfFunctional.Tail(0.3, true), LINEAR, totals))
        .isCloseTo((0.2 * 3 + 0.1 * 1.875) / 0.3, within(1e-12));
  }

  /** Points in the tail count by their own outcomes, wherever between two points these lie. */
  @Test
  void tailsTakeWholePointsByTheirMean() {
    double[] into = new double[CdfStatistic.moments()];
    for (double r : new double[] {0, 0.5, 1.5, 2.2, 4.1, 4.3, 4.5, 4.7, 5, 8}) {
      int point = LINEAR.index(r);
      CdfStatistic.add(1, r, point, LINEAR, into, CdfStatistic.MEANS);
    }
    double[] sums = new double[into.length + 1];
    System.arraycopy(into, 0, sums, 1, into.length);
    sums[0] = 10;
    sums[1] = 10;
    Totals totals = new Totals(1, sums, new double[] {100}, new int[0]);
    assertThat(value(new CdfFunctional.Tail(0.6, true), LINEAR, totals))
        .isCloseTo((4.1 + 4.3 + 4.5 + 4.7 + 5 + 8) / 6, within(1e-12));
    assertThat(value(new CdfFunctional.Tail(0.4, false), LINEAR, totals))
        .isCloseTo((0.5 + 1.5 + 2.2) / 4, within(1e-12));
    assertGradients(LINEAR, totals);
  }

  /** What is missing lies at the last point. */
  @Test
  void massThatIsMissingIsTheHighestOutcome() {
    Totals totals = totals(10, 8, new double[] {2, 2, 2, 1, 1}, new double[5]);
    assertThat(value(quantile(0.75), EXACT, totals)).isEqualTo(8);
    assertThat(value(new CdfFunctional.Tail(0.2, false), EXACT, totals)).isZero();
    assertThat(value(new CdfFunctional.Tail(0.2, true), EXACT, totals))
        .as("from above nothing is missing there")
        .isCloseTo((0.1 * 8 + 0.1 * 4) / 0.2, within(1e-12));
    Totals none = totals(10, 0, new double[5], new double[5]);
    assertThat(value(quantile(0.5), EXACT, none)).isEqualTo(8);
  }

  /** Means and normalised means add up. */
  @Test
  void bothPartsCount() {
    double[] means = {1, 2, 3, 2, 1};
    double[] normalised = {4, -2, -2, 0.5, 0.5};
    double[] together = new double[5];
    for (int i = 0; i < 5; i++) {
      together[i] = means[i] + normalised[i] * 10 / 8;
    }
    for (double p : new double[] {0.1, 0.4, 0.8}) {
      assertThat(value(quantile(p), LINEAR, totals(10, 8, means, normalised)))
          .isCloseTo(
              value(quantile(p), LINEAR, totals(10, 8, together, new double[5])), within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void gradientsAreThoseOfTheValue(boolean exact) {
    OutcomeGrid grid = exact ? EXACT : LINEAR;
    assertGradients(
        grid, totals(10, 8, new double[] {2, 1, 2, 2, 1}, new double[] {1, -2.5, 1, 0.5, 0.3}));
    assertGradients(
        grid,
        totals(10, 8, new double[] {-1, 5, 7, -1, 1}, new double[] {0.1, 0.2, 0.1, 0.2, 0.1}));
  }

  private static void assertGradients(OutcomeGrid grid, Totals totals) {
    for (boolean upper : new boolean[] {true, false}) {
      for (double share : new double[] {0.15, 0.5, 0.85}) {
        Statistic statistic = new CdfStatistic(new CdfFunctional.Tail(share, upper)).on(grid);
        double[] gradient = statistic.gradient(totals);
        for (int j = 0; j < totals.moments(); j++) {
          double step = 1e-6;
          double numeric =
              (statistic.value(moved(totals, j, step)) - statistic.value(moved(totals, j, -step)))
                  / (2 * step);
          assertThat(gradient[j])
              .as(share + " " + upper + " " + j)
              .isCloseTo(numeric, within(1e-5 * Math.abs(numeric) + 1e-8));
        }
      }
    }
  }

  private static Totals moved(Totals totals, int moment, double step) {
    double[] sums = totals.sums().clone();
    sums[moment + 1] += step * sums[0];
    return new Totals(1, sums, totals.products(), new int[0]);
  }

  /** Normalised masses alone are what the self-normalised statistics know. */
  @Test
  void agreesWithTheSelfNormalisedKinds() {
    Generator random = new Generator(3);
    List<Totals> own = new ArrayList<>();
    List<Totals> quantiles = new ArrayList<>();
    List<Totals> tails = new ArrayList<>();
    int[] numbers = new int[40];
    for (int b = 0; b < numbers.length; b++) {
      numbers[b] = b;
      double[] cdf = new double[CdfStatistic.moments()];
      double[] quantile = new double[QuantileStatistic.moments()];
      double[] tail = new double[TailMeanStatistic.moments()];
      for (int i = 0; i < 20; i++) {
        double w = 2 * random.nextDouble();
        double r = EXACT.points()[random.nextInt(5)];
        cdf[0] += w;
        cdf[1] += w * w;
        cdf[CdfStatistic.NORMALISED + EXACT.index(r)] += w;
        QuantileStatistic.add(w, r, EXACT, quantile, 0);
        TailMeanStatistic.add(w, r, EXACT, tail, 0);
      }
      own.add(bucket(cdf));
      quantiles.add(bucket(quantile));
      tails.add(bucket(tail));
    }
    for (double p : new double[] {0.1, 0.5, 0.83}) {
      assertSame(
          sample(new CdfStatistic(quantile(p)).on(EXACT), own, numbers),
          sample(new QuantileStatistic(p).on(EXACT), quantiles, numbers));
      for (boolean upper : new boolean[] {true, false}) {
        assertSame(
            sample(new CdfStatistic(new CdfFunctional.Tail(p, upper)).on(EXACT), own, numbers),
            sample(new TailMeanStatistic(p, upper).on(EXACT), tails, numbers));
      }
    }
  }

  private static Totals bucket(double[] moments) {
    double[] sums = new double[moments.length + 1];
    sums[0] = 20;
    System.arraycopy(moments, 0, sums, 1, moments.length);
    return new Totals(20, sums, new double[] {20}, new int[0]);
  }

  private static Sample sample(Statistic statistic, List<Totals> buckets, int[] numbers) {
    return Sample.oneStage(statistic, buckets, numbers, Optional.empty());
  }

  private static void assertSame(Sample found, Sample known) {
    String name = known.statistic().toString();
    assertThat(found.statistic().value(found.totals()))
        .as(name)
        .isCloseTo(known.statistic().value(known.totals()), within(1e-9));
    Bounds own = found.statistic().bounds(new StudentT(), found, 0.95);
    Bounds other = known.statistic().bounds(new StudentT(), known, 0.95);
    assertThat(own.low()).as(name).isCloseTo(other.low(), within(1e-9));
    assertThat(own.high()).as(name).isCloseTo(other.high(), within(1e-9));
  }
}
