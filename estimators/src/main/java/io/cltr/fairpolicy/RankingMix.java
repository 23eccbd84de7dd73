package io.cltr.fairpolicy;

import io.cltr.policy.Ranks;
import io.cltr.random.Generator;

/**
 * One of several rankings, by chance.
 *
 * @param rankings each of all candidates, best first; at least one
 * @param shares probability of each, summing to 1
 */
record RankingMix(int[][] rankings, double[] shares) {

  /** All as likely. */
  static RankingMix uniform(int[][] rankings) {
    double[] shares = new double[rankings.length];
    for (int t = 0; t < shares.length; t++) {
      shares[t] = 1.0 / shares.length;
    }
    return new RankingMix(rankings, shares);
  }

  /** The exact rank probabilities. */
  Ranks ranks(int depth) {
    Ranks ranks = Ranks.empty(rankings[0].length, depth);
    for (int t = 0; t < shares.length; t++) {
      for (int k = 0; k < Math.min(depth, rankings[t].length); k++) {
        ranks.probabilities()[rankings[t][k] * depth + k] += shares[t];
      }
    }
    return ranks;
  }

  /** One of the rankings. */
  int[] draw(Generator generator) {
    double left = generator.nextDouble();
    int drawn = 0;
    while (drawn < shares.length - 1 && left >= shares[drawn]) {
      left -= shares[drawn++];
    }
    return rankings[drawn].clone();
  }
}
