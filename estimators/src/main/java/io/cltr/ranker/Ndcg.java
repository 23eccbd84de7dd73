package io.cltr.ranker;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Normalised discounted cumulative gain of a ranking with known grades (Järvelin and Kekäläinen
 * 2002, with the gain of Burges et al. 2005):
 *
 * <pre>DCG@k = Σ_{r ≤ k} (2^{y_r} − 1)/log2(1 + r),   NDCG@k = DCG@k / DCG@k of the best ranking
 * </pre>
 *
 * @param depth k, at least 1
 */
public record Ndcg(int depth) {

  /** Checks the range. */
  public Ndcg {
    if (depth < 1) {
      throw new IllegalArgumentException("NDCG needs a depth of at least 1, found " + depth);
    }
  }

  /**
   * NDCG in [0, 1] of {@code ranking}; empty where no document has a positive grade. Means over
   * queries leave such queries out, since every ranking is as good for them.
   *
   * @param ranking indices of documents, best first, none twice; may be shorter than the depth
   * @param grades y ≥ 0 by index of the document
   */
  public OptionalDouble of(int[] ranking, double[] grades) {
    double ideal = 0;
    double[] sorted = grades.clone();
    Arrays.sort(sorted);
    for (int rank = 1; rank <= Math.min(depth, sorted.length); rank++) {
      ideal += gain(sorted[sorted.length - rank]) * discount(rank);
    }
    return ideal == 0 ? OptionalDouble.empty() : OptionalDouble.of(dcg(ranking, grades) / ideal);
  }

  /** DCG@k of {@code ranking}; 0 for an empty one. */
  public double dcg(int[] ranking, double[] grades) {
    double sum = 0;
    for (int rank = 1; rank <= Math.min(depth, ranking.length); rank++) {
      sum += gain(grades[ranking[rank - 1]]) * discount(rank);
    }
    return sum;
  }

  private static double gain(double grade) {
    return StrictMath.pow(2, grade) - 1;
  }

  private static double discount(int rank) {
    return StrictMath.log(2) / StrictMath.log(1 + rank);
  }
}
