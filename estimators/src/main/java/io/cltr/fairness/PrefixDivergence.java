package io.cltr.fairness;

import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import java.util.Arrays;
import java.util.Optional;

/** NDKL of the rankings of one query, as {@link RankingDivergence} says. */
record PrefixDivergence(int groups, int depth) {
  private static final int DRAWS = 8;

  /**
   * The mean over a policy's rankings; NaN where it draws none.
   *
   * @param members the groups of each document
   */
  double of(Policy policy, Query query, Displays displays, Ranks ranks, int[][] members) {
    Optional<int[]> only = deterministic(ranks);
    if (only.isPresent()) {
      return of(only.get(), members);
    }
    double sum = 0;
    for (int key = 0; key < DRAWS; key++) {
      Optional<int[]> ranking = policy.draw(query, displays, key);
      if (ranking.isEmpty()) {
        return Double.NaN;
      }
      sum += of(ranking.get(), members);
    }
    return sum / DRAWS;
  }

  /** The ranking that has all probability; −1 at a place that it leaves empty. */
  private static Optional<int[]> deterministic(Ranks ranks) {
    int[] ranking = new int[ranks.depth()];
    Arrays.fill(ranking, -1);
    for (int d = 0; d < ranks.documents(); d++) {
      for (int k = 1; k <= ranks.depth(); k++) {
        double probability = ranks.at(d, k);
        if (probability == 1) {
          ranking[k - 1] = d;
        } else if (probability != 0) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(ranking);
  }

  /** Of one ranking, best first. */
  double of(int[] ranking, int[][] members) {
    double[] wanted = new double[groups];
    double all = 0;
    for (int[] own : members) {
      for (int g : own) {
        wanted[g]++;
        all++;
      }
    }
    double[] met = new double[groups];
    double counted = 0;
    double sum = 0;
    double most = 0;
    for (int k = 0; k < Math.min(depth, ranking.length); k++) {
      if (ranking[k] >= 0) {
        for (int g : members[ranking[k]]) {
          met[g]++;
          counted++;
        }
        double discount = 1 / StrictMath.log(k + 2.0);
        most += discount;
        for (int g = 0; g < groups; g++) {
          if (met[g] > 0) {
            double share = met[g] / counted;
            sum += discount * share * StrictMath.log(share / (wanted[g] / all));
          }
        }
      }
    }
    return most == 0 ? 0 : Math.max(0, sum / most);
  }
}
