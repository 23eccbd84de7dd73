package io.cltr.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PermutahedronProjectionTest {

  @Test
  void byHand() {
    double[] theta = {1, .5, .25};

    assertThat(PermutahedronProjection.of(new double[] {0, 10, 5}, theta))
        .containsExactly(new double[] {.25, 1, .5}, within(1e-15));
    assertThat(PermutahedronProjection.of(new double[] {2, 2, 2}, theta))
        .containsExactly(new double[] {1.75 / 3, 1.75 / 3, 1.75 / 3}, within(1e-15));
    // Pools 1 and 2: z − w = −.1, .2 | .05 with mean .05 each.
    assertThat(PermutahedronProjection.of(new double[] {.9, .7, .3}, theta))
        .containsExactly(new double[] {.85, .65, .25}, within(1e-15));
    assertThat(PermutahedronProjection.of(new double[0], new double[0])).isEmpty();
  }

  /**
   * ⟨z − y, v − y⟩ ≤ 0 for all n! vertices v, and y is a mixture of them: no nearer point exists.
   */
  @Test
  void noVertexIsOnTheSideOfThePoint() {
    Generator random = new Generator(31);
    for (int trial = 0; trial < 500; trial++) {
      int n = 1 + random.nextInt(5);
      double[] vertex = new double[n];
      double[] point = new double[n];
      for (int i = 0; i < n; i++) {
        vertex[i] = random.nextInt(4) * .5;
        point[i] = trial % 2 == 0 ? random.nextInt(3) : 2 * random.nextGaussian();
      }
      double[] nearest = PermutahedronProjection.of(point, vertex);

      for (double[] corner : permutations(vertex)) {
        double side = 0;
        for (int i = 0; i < n; i++) {
          side += (point[i] - nearest[i]) * (corner[i] - nearest[i]);
        }
        assertThat(side).isLessThan(1e-12);
      }
      assertIsMixture(nearest, vertex);
    }
  }

  /** Majorisation: the largest k sum to no more than those of the vertex, and all to as much. */
  private static void assertIsMixture(double[] point, double[] vertex) {
    double[] own = point.clone();
    double[] all = vertex.clone();
    Arrays.sort(own);
    Arrays.sort(all);
    double sum = 0;
    double most = 0;
    for (int i = own.length - 1; i >= 0; i--) {
      sum += own[i];
      most += all[i];
      assertThat(sum).isLessThanOrEqualTo(most + 1e-12);
    }
    assertThat(sum).isEqualTo(most, within(1e-12));
  }

  private static List<double[]> permutations(double[] of) {
    List<double[]> all = new ArrayList<>();
    permute(of.clone(), 0, all);
    return all;
  }

  private static void permute(double[] values, int fixed, List<double[]> all) {
    if (fixed == values.length) {
      all.add(values.clone());
    }
    for (int i = fixed; i < values.length; i++) {
      swap(values, fixed, i);
      permute(values, fixed + 1, all);
      swap(values, fixed, i);
    }
  }

  private static void swap(double[] values, int i, int j) {
    double kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }

  @Test
  void refusesOtherLengths() {
    assertThatThrownBy(() -> PermutahedronProjection.of(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a point of 2 numbers, a vertex of 3");
  }
}
