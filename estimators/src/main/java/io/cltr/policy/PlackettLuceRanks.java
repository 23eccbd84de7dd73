package io.cltr.policy;

import java.util.Arrays;

/**
 * Plackett–Luce over scores s: documents arrive at independent times T_d ~ Exp(w_d), w_d =
 * exp(s_d), and are ranked by arrival.
 *
 * <p>P(d at rank k) = ∫ w_d e^{−w_d t} P(k − 1 of the others arrived before t) dt. With t = e^x the
 * integrand is analytic and falls off at both ends, so the trapezoid rule converges exponentially
 * (Trefethen and Weideman, SIAM Review 2014): step 0.2 gives 12 digits. The inner probability is
 * Poisson-binomial, by its recursion. Cost: O(n² depth × nodes), nodes ≈ 200 + 5 (max s − min s).
 */
public final class PlackettLuceRanks {
  private static final double STEP = 0.2;
  private static final double LEFT = 34;
  private static final double RIGHT = 4;

  /** Documents² × depth up to which they are computed while a log is valued. */
  private static final long CHEAP = 20_000;

  /** Range of scores up to which they are. */
  private static final double WIDE = 100;

  private PlackettLuceRanks() {}

  /** Whether the exact probabilities for {@code scores} take milliseconds at most. */
  static boolean cheap(double[] scores, int depth) {
    double range = Arrays.stream(scores).max().orElse(0) - Arrays.stream(scores).min().orElse(0);
    return range <= WIDE && (long) scores.length * scores.length * depth <= CHEAP;
  }

  /** Rank probabilities down to {@code depth}. */
  public static Ranks of(double[] scores, int depth) {
    int n = scores.length;
    double[] weights = new double[n];
    double max = Double.NEGATIVE_INFINITY;
    double min = Double.POSITIVE_INFINITY;
    for (double score : scores) {
      max = Math.max(max, score);
      min = Math.min(min, score);
    }
    for (int d = 0; d < n; d++) {
      weights[d] = StrictMath.exp(scores[d] - max);
    }
    Ranks ranks = Ranks.empty(n, depth);
    double from = -StrictMath.log(n) - LEFT;
    int nodes = (int) ((max - min + RIGHT - from) / STEP) + 1;
    double[] arrived = new double[n];
    for (int node = 0; node < nodes; node++) {
      double t = StrictMath.exp(from + node * STEP);
      for (int d = 0; d < n; d++) {
        arrived[d] = -StrictMath.expm1(-weights[d] * t);
      }
      for (int d = 0; d < n; d++) {
        double density = weights[d] * t * StrictMath.exp(-weights[d] * t) * STEP;
        double[] before = counts(arrived, d, depth);
        for (int k = 0; k < Math.min(depth, n); k++) {
          ranks.probabilities()[d * depth + k] += density * before[k];
        }
      }
    }
    return ranks;
  }

  /** P(exactly k of all but {@code without} arrived), k = 0..size−1. */
  private static double[] counts(double[] arrived, int without, int size) {
    double[] counts = new double[size];
    counts[0] = 1;
    for (int d = 0; d < arrived.length; d++) {
      if (d != without) {
        for (int k = size - 1; k > 0; k--) {
          counts[k] = counts[k] * (1 - arrived[d]) + counts[k - 1] * arrived[d];
        }
        counts[0] *= 1 - arrived[d];
      }
    }
    return counts;
  }
}
