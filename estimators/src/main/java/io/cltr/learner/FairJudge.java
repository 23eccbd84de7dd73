package io.cltr.learner;

import io.cltr.objective.Demands;
import io.cltr.objective.ListObjective;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Says what policies are worth and how far they miss their demands.
 *
 * @param price of what is missed; +∞ for demands that must be met
 * @param objective whose terms are the negated gain and the demands
 */
record FairJudge(ListFit fit, Demands demands, double price, ListObjective objective) {
  /** What counts as met in the choice of a round: exposures are estimated from drawn rankings. */
  private static final double MET = 0.001;

  /** What is missed by less is not told. */
  static final double TOLD = 0.005;

  /**
   * The policy of a round.
   *
   * @param gain V̂
   * @param x of each demand
   * @param missed by how much, for each demand; at least 0
   */
  record Round(double[] point, double gain, double[] x, double[] missed) {
    double most() {
      return Arrays.stream(missed).max().orElse(0);
    }
  }

  Round of(double[] point) {
    ListLoss.Sums sums =
        fit.blocks().fold(new ListLoss(fit.scorer(), point, fit.column(), objective));
    double[] x = new double[demands.count()];
    Arrays.setAll(x, m -> sums.terms()[m + 1] / fit.impressions());
    double[] missed = new double[x.length];
    Arrays.setAll(
        missed, m -> Math.max(0, Math.max(x[m] - demands.high(m), demands.low(m) - x[m])));
    return new Round(point, -sums.terms()[0] / fit.impressions(), x, missed);
  }

  /** The best of {@code rounds}. */
  Round best(List<Round> rounds) {
    Comparator<Round> gain = Comparator.comparingDouble(Round::gain);
    Comparator<Round> order =
        Double.isFinite(price)
            ? Comparator.comparingDouble(
                round -> round.gain() - price * Arrays.stream(round.missed()).sum())
            : Comparator.<Round>comparingDouble(round -> -Math.max(MET, round.most()))
                .thenComparing(gain);
    return rounds.stream().max(order).orElseThrow();
  }
}
