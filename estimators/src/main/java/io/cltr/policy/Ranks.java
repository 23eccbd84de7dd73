package io.cltr.policy;

import java.util.function.ToDoubleFunction;

/**
 * Where a policy puts each candidate: P(document d at rank k), k = 1..depth.
 *
 * @param documents number of candidates
 * @param depth deepest rank that is told
 * @param probabilities documents × depth, row by row
 * @param draws the rankings that the probabilities are shares of, each the documents of ranks 1, 2,
 *     …; empty where the probabilities are exact
 */
public record Ranks(int documents, int depth, double[] probabilities, int[][] draws) {

  /** Exact probabilities. */
  public Ranks(int documents, int depth, double[] probabilities) {
    this(documents, depth, probabilities, new int[0][]);
  }

  /** No document is ranked; fill {@link #probabilities} before use. */
  public static Ranks empty(int documents, int depth) {
    return new Ranks(documents, depth, new double[documents * depth]);
  }

  /** The ranks of one ranking of all candidates, best first. */
  public static Ranks of(int[] ranking, int depth) {
    Ranks ranks = empty(ranking.length, depth);
    for (int k = 0; k < Math.min(depth, ranking.length); k++) {
      ranks.probabilities[ranking[k] * depth + k] = 1;
    }
    return ranks;
  }

  /** Shares among {@code draws} of rankings. */
  public static Ranks drawn(int documents, int depth, int[][] draws) {
    double[] shares = new double[documents * depth];
    for (int[] draw : draws) {
      for (int k = 0; k < draw.length; k++) {
        shares[draw[k] * depth + k]++;
      }
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= draws.length;
    }
    return new Ranks(documents, depth, shares, draws);
  }

  /** P(document at the 1-based {@code rank}). */
  public double at(int document, int rank) {
    return probabilities[document * depth + rank - 1];
  }

  /** E[λ(rank of the document)] = Σ_k P(at k) λ_k, with λ_k at index k − 1 and 0 beyond. */
  public double expected(int document, double[] rankWeights) {
    double sum = 0;
    for (int k = 0; k < Math.min(depth, rankWeights.length); k++) {
      sum += probabilities[document * depth + k] * rankWeights[k];
    }
    return sum;
  }

  /**
   * Variance that the finite number of draws gives Σ_d E[λ(rank of d)] g_d: the sample variance of
   * Σ_k λ_k g_{d_k} over draws, over their number; 0 where probabilities are exact.
   */
  public double drawnVariance(double[] rankWeights, double[] worth) {
    return drawnVariance(
        draw -> {
          double value = 0;
          for (int k = 0; k < Math.min(draw.length, rankWeights.length); k++) {
            value += rankWeights[k] * worth[draw[k]];
          }
          return value;
        });
  }

  /** The same of Σ_d E[λ(rank of d) g_d + b(rank of d)] over the {@code counted} documents. */
  public double drawnVariance(
      double[] rankWeights, double[] worth, double[] rankOffsets, boolean[] counted) {
    return drawnVariance(
        draw -> {
          double value = 0;
          for (int k = 0; k < Math.min(draw.length, rankWeights.length); k++) {
            value += counted[draw[k]] ? rankWeights[k] * worth[draw[k]] + rankOffsets[k] : 0;
          }
          return value;
        });
  }

  private double drawnVariance(ToDoubleFunction<int[]> valueOf) {
    if (draws.length < 2) {
      return 0;
    }
    double sum = 0;
    double squares = 0;
    for (int[] draw : draws) {
      double value = valueOf.applyAsDouble(draw);
      sum += value;
      squares += value * value;
    }
    double mean = sum / draws.length;
    double variance = (squares - sum * mean) / (draws.length - 1);
    return Math.max(0, variance) / draws.length;
  }
}
