package io.cltr.simulate;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Rankings as document indices, best first. */
final class Rankings {
  private Rankings() {}

  /** Highest score first; equal scores in the order of the documents. */
  static int[] byScore(double[] scores) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(d -> -scores[d]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
