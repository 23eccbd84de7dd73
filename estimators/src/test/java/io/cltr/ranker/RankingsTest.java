package io.cltr.ranker;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.random.Generator;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingsTest {

  /** Against a plain sort, with many ties and every depth. */
  @Test
  void bestIsTheHeadOfTheSortedCandidates() {
    for (int n = 0; n < 30; n++) {
      Generator random = new Generator(n);
      double[] scores = new double[n];
      long[] ties = new long[n];
      for (int d = 0; d < n; d++) {
        scores[d] = random.nextInt(5);
        ties[d] = random.nextInt(3);
      }
      int[] sorted =
          IntStream.range(0, n)
              .boxed()
              .sorted(
                  Comparator.comparingDouble((Integer d) -> -scores[d])
                      .thenComparingLong(d -> ties[d])
                      .thenComparingInt(d -> d))
              .mapToInt(d -> d)
              .toArray();

      for (int depth = 0; depth <= n + 1; depth++) {
        assertThat(Rankings.best(scores, ties, depth))
            .isEqualTo(IntStream.of(sorted).limit(depth).toArray());
      }
    }
  }
}
