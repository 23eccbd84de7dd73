package io.cltr.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantiles and tail means of weighted outcomes, against sorted outcomes. */
class DistributionTest {
  private static final int UNITS = 900;

  /** Outcome and weight. */
  private record Weighted(double r, double w) {}

  private static List<Weighted> outcomes(DoubleUnaryOperator outcome) {
    Generator random = new Generator(17);
    List<Weighted> all = new ArrayList<>();
    for (int u = 0; u < UNITS; u++) {
      double r = outcome.applyAsDouble(random.nextDouble());
      all.add(new Weighted(r, random.nextBoolean(0.2) ? 0 : 2 * random.nextDouble()));
    }
    return all;
  }

  private static double discrete(double u) {
    return Math.floor(5 * u * u);
  }

  private static double continuous(double u) {
    return -StrictMath.log(1 - u);
  }

  private static OutcomeGrid exact() {
    return new OutcomeGrid(new double[] {0, 1, 2, 3, 4}, true);
  }

  private static OutcomeGrid quantiles(List<Weighted> all) {
    double[] rising = all.stream().mapToDouble(Weighted::r).sorted().toArray();
    double[] points = new double[OutcomeGrid.POINTS];
    for (int i = 0; i < points.length; i++) {
      points[i] = rising[(int) Math.round((double) i * (rising.length - 1) / (points.length - 1))];
    }
    return new OutcomeGrid(points, false);
  }

  private static Sample sample(Statistic statistic, List<Weighted> all) {
    boolean tail = statistic instanceof TailMeanStatistic;
    OutcomeGrid grid =
        tail ? ((TailMeanStatistic) statistic).grid() : ((QuantileStatistic) statistic).grid();
    int moments = tail ? TailMeanStatistic.moments() : QuantileStatistic.moments();
    int[] groups = statistic.groups(moments);
    List<Totals> buckets = new ArrayList<>();
    int[] numbers = new int[30];
    for (int b = 0; b < numbers.length; b++) {
      numbers[b] = b;
      double[] sums = new double[moments + 1];
      double[] products = new double[Totals.products(groups)];
      long units = 0;
      for (int i = b; i < all.size(); i += numbers.length) {
        double[] own = new double[moments];
        Weighted one = all.get(i);
        if (tail) {
          TailMeanStatistic.add(one.w, one.r, grid, own, 0);
        } else {
          QuantileStatistic.add(one.w, one.r, grid, own, 0);
        }
        units++;
        sums[0]++;
        products[0]++;
        for (int j = 0; j < moments; j++) {
          sums[1 + j] += own[j];
        }
      }
      buckets.add(new Totals(units, sums, products, groups));
    }
    return Sample.oneStage(statistic, buckets, numbers, Optional.empty());
  }

  /** inf{x: F(x) ≥ p} of sorted outcomes. */
  private static double quantile(List<Weighted> all, double p) {
    double wanted = p * all.stream().mapToDouble(Weighted::w).sum();
    double below = 0;
    for (Weighted one : sorted(all, false)) {
      below += one.w;
      if (below >= wanted) {
        return one.r;
      }
    }
    throw new AssertionError();
  }

  private static List<Weighted> sorted(List<Weighted> all, boolean upper) {
    Comparator<Weighted> rising = Comparator.comparingDouble(Weighted::r);
    return all.stream().sorted(upper ? rising.reversed() : rising).toList();
  }

  private static double tail(List<Weighted> all, double share, boolean upper) {
    double wanted = share * all.stream().mapToDouble(Weighted::w).sum();
    double left = wanted;
    double sum = 0;
    for (Weighted one : sorted(all, upper)) {
      double taken = Math.min(left, one.w);
      sum += taken * one.r;
      left -= taken;
    }
    return sum / wanted;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.03, 0.1, 0.5, 0.9, 0.99})
  void fewOutcomesAreExact(double p) {
    List<Weighted> all = outcomes(DistributionTest::discrete);
    Statistic quantile = new QuantileStatistic(p, exact());
    assertThat(quantile.value(sample(quantile, all).totals())).isEqualTo(quantile(all, p));
    for (boolean upper : new boolean[] {true, false}) {
      Statistic tail = new TailMeanStatistic(p, upper, exact());
      assertThat(tail.value(sample(tail, all).totals()))
          .isCloseTo(tail(all, p, upper), within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.03, 0.1, 0.5, 0.9, 0.99})
  void manyOutcomesAreWithinTheGrid(double p) {
    List<Weighted> all = outcomes(DistributionTest::continuous);
    OutcomeGrid grid = quantiles(all);
    Statistic quantile = new QuantileStatistic(p, grid);
    double truth = quantile(all, p);
    int point = grid.index(truth);
    double gap = grid.points()[point] - grid.points()[Math.max(0, point - 2)];
    assertThat(quantile.value(sample(quantile, all).totals())).isCloseTo(truth, within(gap));
    for (boolean upper : new boolean[] {true, false}) {
      Statistic tail = new TailMeanStatistic(p, upper, grid);
      double mean = tail(all, p, upper);
      assertThat(tail.value(sample(tail, all).totals()))
          .isCloseTo(mean, within(0.01 * Math.max(mean, 0.1)));
    }
  }

  @Test
  void derivativesOfTailsAreThoseOfTheValue() {
    List<Weighted> few = outcomes(DistributionTest::discrete);
    List<Weighted> many = outcomes(DistributionTest::continuous);
    for (boolean upper : new boolean[] {true, false}) {
      assertDerivative(sample(new TailMeanStatistic(0.2, upper, exact()), few));
      assertDerivative(sample(new TailMeanStatistic(0.2, upper, quantiles(many)), many));
    }
  }

  private static void assertDerivative(Sample sample) {
    Totals totals = sample.totals();
    double[] gradient = sample.statistic().gradient(totals);
    double step = 1e-7;
    for (int j = 1; j <= totals.moments(); j++) {
      if (totals.sums()[j] > 0 || gradient[j - 1] != 0) {
        double numeric =
            (sample.statistic().value(moved(totals, j, step))
                    - sample.statistic().value(moved(totals, j, -step)))
                / (2 * step);
        assertThat(gradient[j - 1])
            .as(sample.statistic() + " " + j)
            .isCloseTo(numeric, within(1e-5 * Math.max(1, Math.abs(numeric))));
      }
    }
  }

  private static Totals moved(Totals totals, int j, double step) {
    double[] sums = totals.sums().clone();
    sums[j] += step * sums[0];
    return new Totals(totals.units(), sums, totals.products(), totals.groups());
  }

  /** Leaving out a bucket does what its influence says. */
  @Test
  void influencesOfTails() {
    List<Weighted> many = outcomes(DistributionTest::continuous);
    for (boolean upper : new boolean[] {true, false}) {
      Sample sample = sample(new TailMeanStatistic(0.2, upper, quantiles(many)), many);
      double[] influence = ClusterRobust.influence(sample);
      double value = sample.statistic().value(sample.totals());
      double[] without = LeaveOneOut.values(sample.statistic(), Part.of(sample));
      double most = 0;
      for (double psi : influence) {
        most = Math.max(most, Math.abs(psi));
      }
      for (int b = 0; b < influence.length; b++) {
        assertThat(value - without[b]).isCloseTo(influence[b], within(0.15 * most));
      }
    }
  }

  @Test
  void boundsOfFewOutcomesAreOutcomes() {
    List<Weighted> all = outcomes(DistributionTest::discrete);
    for (Interval kind :
        List.of(
            new StudentT(),
            new Normal(),
            new Jackknife(),
            new BootstrapPercentile(),
            new BootstrapBca(),
            new LikelihoodRatio())) {
      double jump = share(all, 1);
      for (double p : new double[] {0.2, jump - 0.001, jump, jump + 0.001, 0.97}) {
        Statistic statistic = new QuantileStatistic(p, exact());
        Bounds bounds = statistic.bounds(kind, sample(statistic, all), 0.95);
        assertThat(bounds.refusal()).as(kind.id()).isEmpty();
        assertThat(bounds.low()).isEqualTo(Math.rint(bounds.low()));
        assertThat(bounds.high()).isEqualTo(Math.rint(bounds.high()));
        assertThat(quantile(all, p)).as(kind.id()).isBetween(bounds.low(), bounds.high());
        if (Math.abs(p - jump) < 0.01) {
          assertThat(bounds.low()).as(kind.id() + p).isEqualTo(1);
          assertThat(bounds.high()).as(kind.id() + p).isEqualTo(2);
        }
      }
    }
  }

  private static double share(List<Weighted> all, double x) {
    double w = all.stream().mapToDouble(Weighted::w).sum();
    return all.stream().filter(one -> one.r <= x).mapToDouble(Weighted::w).sum() / w;
  }

  @Test
  void kindsThatCannotServeRefuse() {
    List<Weighted> all = outcomes(DistributionTest::discrete);
    Statistic statistic = new QuantileStatistic(0.5, exact());
    assertThat(statistic.bounds(new Hoeffding(), sample(statistic, all), 0.95).refusal())
        .contains("not a mean of contributions");
    assertThat(statistic.bounds(new TwoWay(), sample(statistic, all), 0.95).refusal())
        .contains("clusters of a second kind were not counted for this value; use t");
  }

  @Test
  void theResolutionIsTold() {
    List<Weighted> all = outcomes(DistributionTest::continuous);
    Statistic statistic = new QuantileStatistic(0.5, quantiles(all));
    assertThat(statistic.bounds(new StudentT(), sample(statistic, all), 0.95).method())
        .isEqualTo("cluster-robust t, one stage; outcomes told apart at 128 points");
    assertThat(new QuantileStatistic(0.5, exact()).caveat()).isEmpty();
  }
}
