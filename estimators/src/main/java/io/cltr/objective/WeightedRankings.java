package io.cltr.objective;

import java.util.Arrays;

/**
 * Top rankings of a list with their probabilities, or drawn rankings with equal shares.
 *
 * @param weights exp(f_d) up to a factor, positive
 * @param rankWeights λ(1), λ(2), …
 * @param depth K, number of documents of a ranking; at most those of the list
 * @param rankings rankings × K documents, row by row
 * @param shares of each ranking; their sum is 1
 */
record WeightedRankings(
    double[] weights, double[] rankWeights, int depth, int[] rankings, double[] shares) {

  /** Every ranking of {@code depth} documents; there are {@code count}. */
  static WeightedRankings all(double[] weights, double[] rankWeights, int depth, int count) {
    WeightedRankings all =
        new WeightedRankings(
            weights, rankWeights, depth, new int[count * depth], new double[count]);
    all.enumerate(new int[depth], new boolean[weights.length], 0, 1, 0);
    return all;
  }

  /** Fills in the rankings that begin with {@code ranking} to {@code placed}; the next index. */
  private int enumerate(int[] ranking, boolean[] taken, int placed, double probability, int index) {
    if (placed == depth) {
      System.arraycopy(ranking, 0, rankings, index * depth, depth);
      shares[index] = probability;
      return index + 1;
    }
    double left = 0;
    for (int d = 0; d < weights.length; d++) {
      left += taken[d] ? 0 : weights[d];
    }
    int next = index;
    for (int d = 0; d < weights.length; d++) {
      if (!taken[d]) {
        taken[d] = true;
        ranking[placed] = d;
        next = enumerate(ranking, taken, placed + 1, probability * weights[d] / left, next);
        taken[d] = false;
      }
    }
    return next;
  }

  /** The same rankings with other rank weights, at least K of them. */
  WeightedRankings weighted(double[] others) {
    return new WeightedRankings(weights, others, depth, rankings, shares);
  }

  /** ω: the mean rank weight of each document. */
  double[] exposure() {
    double[] exposure = new double[weights.length];
    for (int y = 0; y < shares.length; y++) {
      for (int k = 0; k < depth; k++) {
        exposure[rankings[y * depth + k]] += shares[y] * rankWeights[k];
      }
    }
    return exposure;
  }

  /**
   * PL-Rank-3 (Oosterhuis, SIGIR 2022): ∂/∂f of Σ_d ω_d s_d, over drawn rankings an unbiased
   * estimate of it.
   *
   * <pre>
   * Σ_y share_y [ R_{k+1} + exp(f_d) (s_d Σ_{x≤k} λ_x/W_x − Σ_{x≤k} R_x/W_x) ],   k = min(rank of d, K)
   * R_k = Σ_{x=k}^{K} λ_x s_{y_x},  W_k = Σ exp(f) of the documents not ranked above k
   * </pre>
   *
   * <p>with R_{k+1} = 0 for documents that are not ranked. Sums over x are kept in units of 1/W_k,
   * which is at most 1/exp(f_d), so nothing overflows.
   *
   * @param worth s of each document
   * @param slopes filled
   */
  void slopes(double[] worth, double[] slopes) {
    Arrays.fill(slopes, 0);
    int n = weights.length;
    boolean[] ranked = new boolean[n];
    double[] tail = new double[depth + 1];
    double[] left = new double[depth];
    for (int y = 0; y < shares.length; y++) {
      int at = y * depth;
      for (int k = depth - 1; k >= 0; k--) {
        int d = rankings[at + k];
        ranked[d] = true;
        tail[k] = tail[k + 1] + rankWeights[k] * worth[d];
      }
      double rest = 0;
      for (int d = 0; d < n; d++) {
        rest += ranked[d] ? 0 : weights[d];
      }
      for (int k = depth - 1; k >= 0; k--) {
        rest += weights[rankings[at + k]];
        left[k] = rest;
      }
      double direct = 0;
      double risk = 0;
      for (int k = 0; k < depth; k++) {
        int d = rankings[at + k];
        double unit = k == 0 ? 0 : left[k] / left[k - 1];
        direct = rankWeights[k] + direct * unit;
        risk = tail[k] + risk * unit;
        slopes[d] += shares[y] * (tail[k + 1] + weights[d] / left[k] * (worth[d] * direct - risk));
      }
      double scale = shares[y] / left[depth - 1];
      for (int d = 0; d < n; d++) {
        if (ranked[d]) {
          ranked[d] = false;
        } else {
          slopes[d] += scale * weights[d] * (worth[d] * direct - risk);
        }
      }
    }
  }
}
