package io.cltr.mixture;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The nearest point that mixtures of orders can reach: the Euclidean projection of z on the convex
 * hull of all permutations of w (the permutahedron). With w = θ these are the exposures that a list
 * can have.
 *
 * <pre>
 * y = z − v,   v = argmin Σ_i (v_i − (z_i − w_i))² over v_1 ≥ v_2 ≥ …,   z and w sorted from the largest
 * </pre>
 *
 * <p>Sort, then pool adjacent violators; exact up to rounding. Cost: n log n.
 *
 * <p>Source: Negrinho, Martins, NeurIPS 2014 (projection by isotonic regression); Lim, Wright,
 * AISTATS 2016.
 */
public final class PermutahedronProjection {
  private PermutahedronProjection() {}

  /**
   * The projection of {@code point}, which may be any finite numbers.
   *
   * @param vertex w, in any order; as many numbers
   */
  public static double[] of(double[] point, double[] vertex) {
    if (point.length != vertex.length) {
      throw new IllegalArgumentException(
          "a point of %d numbers, a vertex of %d".formatted(point.length, vertex.length));
    }
    int n = point.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.<Integer>comparingDouble(i -> -point[i]).thenComparing(i -> i))
            .mapToInt(i -> i)
            .toArray();
    double[] ascending = vertex.clone();
    Arrays.sort(ascending);
    double[] sums = new double[n];
    int[] sizes = new int[n];
    int pools = 0;
    for (int i = 0; i < n; i++) {
      sums[pools] = point[order[i]] - ascending[n - 1 - i];
      sizes[pools] = 1;
      pools++;
      while (pools > 1
          && sums[pools - 2] / sizes[pools - 2] <= sums[pools - 1] / sizes[pools - 1]) {
        pools--;
        sums[pools - 1] += sums[pools];
        sizes[pools - 1] += sizes[pools];
      }
    }
    double[] projected = new double[n];
    int at = 0;
    for (int pool = 0; pool < pools; pool++) {
      double shift = sums[pool] / sizes[pool];
      for (int end = at + sizes[pool]; at < end; at++) {
        projected[order[at]] = point[order[at]] - shift;
      }
    }
    return projected;
  }
}
