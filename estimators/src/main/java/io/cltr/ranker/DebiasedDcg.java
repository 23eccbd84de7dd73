package io.cltr.ranker;

import java.util.Arrays;

/** Σ_d γ̂_d 1[rank ≤ 10]/log2(1 + rank) of ranking a list by its scores, equals in their order. */
public final class DebiasedDcg {
  private static final int DEPTH = 10;

  private DebiasedDcg() {}

  /** The gain of one list with the relevance {@code signal}. */
  public static double of(double[] signal, double[] scores) {
    long[] ties = new long[scores.length];
    Arrays.setAll(ties, d -> d);
    int[] best = Rankings.best(scores, ties, DEPTH);
    double gain = 0;
    for (int rank = 1; rank <= best.length; rank++) {
      gain += signal[best[rank - 1]] * StrictMath.log(2) / StrictMath.log(1 + rank);
    }
    return gain;
  }
}
