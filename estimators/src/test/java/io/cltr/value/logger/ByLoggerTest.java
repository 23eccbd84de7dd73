package io.cltr.value.logger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.interval.Statistic;
import io.cltr.interval.Totals;
import io.cltr.value.ActionValue;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Values of two loggers from sums over units. */
class ByLoggerTest {
  private static final Statistic WEIGHTED = new ByLogger.InverseVariance();
  private static final Statistic STRATIFIED = new ByLogger.Stratified();

  /** Units of impressions, then contribution and number of rounds by logger, then weights. */
  private static Totals totals(double[]... units) {
    Totals totals = Totals.none(6);
    for (double[] given : units) {
      double[] unit = Arrays.copyOf(given, 7);
      double[] products = new double[28];
      int at = 0;
      for (int i = 0; i < 7; i++) {
        for (int j = i; j < 7; j++) {
          products[at++] = unit[i] * unit[j];
        }
      }
      totals = totals.plus(new Totals(1, unit, products));
    }
    return totals;
  }

  private static double[] first(double contribution) {
    return new double[] {1, contribution, 1, 0, 0};
  }

  private static double[] second(double contribution) {
    return new double[] {1, 0, 0, contribution, 1};
  }

  @Test
  void preciseLoggersWeighMore() {
    Totals totals = totals(first(1), first(3), second(4), second(4.5));
    // variances of the means: 2/4 and 0.125/4
    double weight = 1 / 2.0 / (1 / 2.0 + 1 / 0.125);
    assertThat(WEIGHTED.value(totals)).isCloseTo(weight * 2 + (1 - weight) * 4.25, within(1e-12));
  }

  @Test
  void aLoggerThatDoesNotVaryTakesNoPart() {
    Totals totals = totals(first(1), first(3), second(0), second(0), second(0));
    assertThat(WEIGHTED.value(totals)).isEqualTo(2);
    assertThat(WEIGHTED.gradient(totals)).endsWith(0, 0, 0, 0);
    assertThat(WEIGHTED.value(totals(first(1), first(3), second(7)))).isEqualTo(2);
  }

  @Test
  void whereNoneVariesTheyCountByTheirRounds() {
    Totals totals = totals(first(1), second(4), second(4));
    assertThat(WEIGHTED.value(totals)).isCloseTo(3, within(1e-12));
    assertThat(WEIGHTED.value(Totals.none(6))).isZero();
    assertThat(STRATIFIED.value(Totals.none(6))).isZero();
  }

  /** The same user is seen by both loggers: what they say is not independent. */
  @Test
  void unitsThatMeetBothLoggersAreInTheError() {
    Totals together = totals(new double[] {2, 1, 1, 1, 1}, new double[] {2, 3, 1, 3, 1});
    Totals apart = totals(first(1), first(3), second(1), second(3));
    assertThat(WEIGHTED.value(together)).isEqualTo(WEIGHTED.value(apart));
    assertThat(together.squaredInfluence(WEIGHTED.gradient(together)))
        .isCloseTo(2 * apart.squaredInfluence(WEIGHTED.gradient(apart)), within(1e-12));
  }

  /** Only the rounds of a logger vary, not how many it has. */
  @Test
  void strataHaveTheErrorWithinThem() {
    // shares 1/2: contributions w r, counts 1/s
    Totals totals =
        totals(
            new double[] {1, 1, 2, 0, 0},
            new double[] {1, 3, 2, 0, 0},
            new double[] {1, 0, 0, 10, 2},
            new double[] {1, 0, 0, 14, 2});
    assertThat(STRATIFIED.value(totals)).isCloseTo(7, within(1e-12));
    double within = 2 * 1 + 2 * 4;
    assertThat(totals.squaredInfluence(STRATIFIED.gradient(totals)))
        .isCloseTo(within / 16, within(1e-12));
  }

  /** The effective number of units is that of the weights that rewards get in the end. */
  @Test
  void effectiveUnitsAreThoseOfTheWholeWeight() {
    double[][] units = {
      {2, 1, 1, 2, 1, 0.5, 3}, {3, 4, 2, 1, 1, 2, 1}, {1, 0, 0, 3, 1, 0, 0.2}, {2, 2, 2, 0, 0, 1, 0}
    };
    Totals totals = totals(units);
    double[] shares = ByLogger.InverseVariance.shares(totals);
    double sum = 0;
    double squares = 0;
    for (double[] unit : units) {
      double w = shares[0] * unit[5] / 5 + shares[1] * unit[6] / 3;
      sum += w;
      squares += w * w;
    }
    ActionValue weighted = new ByLogger.Weighted(2, new ByLogger.Rewards());
    assertThat(weighted.effectiveUnits(totals).orElseThrow())
        .isCloseTo(sum * sum / squares, within(1e-12));
    assertThat(weighted.effectiveUnits(Totals.none(6)).orElseThrow()).isZero();
  }

  @Test
  void gradientsAreThoseOfTheValue() {
    double[][] units = {
      {2, 1, 1, 2, 1}, {3, 4, 2, 1, 1}, {1, 0, 0, 3, 1}, {2, 2, 2, 0, 0}, {2, 0, 1, 1, 1}
    };
    Totals totals = totals(units);
    double step = 1e-6;
    double[] gradient = STRATIFIED.gradient(totals);
    for (int j = 1; j <= 4; j++) {
      double[] more = totals.sums().clone();
      double[] less = totals.sums().clone();
      more[j] += step * more[0];
      less[j] -= step * less[0];
      double numeric =
          (STRATIFIED.value(new Totals(5, more, totals.products()))
                  - STRATIFIED.value(new Totals(5, less, totals.products())))
              / (2 * step);
      assertThat(gradient[j - 1]).isCloseTo(numeric, within(1e-5 * Math.abs(numeric)));
    }
    double[] shares = ByLogger.InverseVariance.shares(totals);
    assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-12));
    double[] weighted = WEIGHTED.gradient(totals);
    for (int j = 0; j < 4; j++) {
      assertThat(weighted[j]).isCloseTo(shares[j / 2] * gradient[j], within(1e-12));
    }
  }
}
