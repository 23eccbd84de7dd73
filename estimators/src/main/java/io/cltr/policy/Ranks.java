package io.cltr.policy;

/**
 * Where a policy puts each candidate: P(document d at rank k), k = 1..depth.
 *
 * @param documents number of candidates
 * @param depth deepest rank that is told
 * @param probabilities documents × depth, row by row
 */
public record Ranks(int documents, int depth, double[] probabilities) {

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
}
