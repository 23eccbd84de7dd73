package io.cltr.mixture;

/**
 * A constraint on the exposure of one list's documents: low ≤ Σ_d coefficient_d Σ_k P(d at rank k)
 * v_k ≤ high.
 *
 * @param name for messages
 * @param coefficients one per document, of any sign
 * @param rankWeights v_k of the first ranks, of any sign; 0 below them
 * @param low −∞ where there is none
 * @param high ∞ where there is none
 * @param price what a unit outside of the limits costs; ∞ makes them hard
 */
public record ListRow(
    String name,
    double[] coefficients,
    double[] rankWeights,
    double low,
    double high,
    double price) {

  RowLimit limit() {
    return new RowLimit(name, low, high, price);
  }

  /** The row of a ranking. */
  double of(int[] ranking) {
    double sum = 0;
    for (int k = 0; k < Math.min(ranking.length, rankWeights.length); k++) {
      sum += rankWeights[k] * coefficients[ranking[k]];
    }
    return sum;
  }
}
