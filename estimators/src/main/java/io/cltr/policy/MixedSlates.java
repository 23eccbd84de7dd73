package io.cltr.policy;

import java.util.Optional;

/**
 * One of several rankings, by chance. Cost: the rankings for each slot.
 *
 * @param candidates number of candidates
 * @param rankings candidates, best first
 * @param shares probability of each ranking, at most 1 in sum
 */
public record MixedSlates(int candidates, int[][] rankings, double[] shares) implements Slates {
  private static final double CERTAIN = 1 - 1e-9;

  /** Always {@code ranking}. */
  public static MixedSlates of(int candidates, int[] ranking) {
    return new MixedSlates(candidates, new int[][] {ranking}, new double[] {1});
  }

  /** The one ranking that {@code ranks} allow; empty where they leave a slot to chance. */
  static Optional<Slates> certain(Ranks ranks) {
    int[] ranking = new int[Math.min(ranks.depth(), ranks.documents())];
    for (int k = 0; k < ranking.length; k++) {
      int best = 0;
      for (int d = 1; d < ranks.documents(); d++) {
        best = ranks.at(d, k + 1) > ranks.at(best, k + 1) ? d : best;
      }
      if (ranks.at(best, k + 1) < CERTAIN) {
        return Optional.empty();
      }
      ranking[k] = best;
    }
    return Optional.of(of(ranks.documents(), ranking));
  }

  @Override
  public double[] next(int[] above, int filled) {
    double[] next = new double[candidates];
    double mass = 0;
    for (int r = 0; r < rankings.length; r++) {
      if (begins(rankings[r], above, filled)) {
        mass += shares[r];
        if (filled < rankings[r].length) {
          next[rankings[r][filled]] += shares[r];
        }
      }
    }
    for (int d = 0; d < candidates && mass > 0; d++) {
      next[d] /= mass;
    }
    return next;
  }

  private static boolean begins(int[] ranking, int[] above, int filled) {
    if (filled > ranking.length) {
      return false;
    }
    for (int k = 0; k < filled; k++) {
      if (ranking[k] != above[k]) {
        return false;
      }
    }
    return true;
  }
}
