package io.cltr.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A doubly stochastic matrix as a mixture of at most (n−1)² + 1 permutations: a way to draw
 * rankings that have given rank probabilities. Each step takes a perfect matching whose smallest
 * entry is as large as possible, with that entry as its weight, so that few terms hold most of the
 * weight.
 *
 * <p>The terms sum to the matrix up to 1e-12, or to some times what the sums of its rows and
 * columns are off 1. Sums that are off by more than 1e-6, and negative entries, are refused. Cost:
 * a matching for each term, O(n³ log n) at worst.
 *
 * <p>Source: Birkhoff 1946 and von Neumann 1953; the bound of the terms is of Marcus and Ree,
 * Quarterly Journal of Mathematics 10 (1959).
 *
 * @param terms weighted permutations, in the order found; the weights sum to 1
 */
public record BirkhoffDecomposition(List<Term> terms) {
  private static final double ALLOWED = 1e-6;
  private static final double NOTHING = 1e-14;

  /**
   * A permutation and its weight.
   *
   * @param ranking the row (document) at each column (rank)
   */
  public record Term(double weight, int[] ranking) {}

  /**
   * Decomposes a matrix.
   *
   * @param matrix documents by ranks; not changed
   */
  public static BirkhoffDecomposition of(double[][] matrix) {
    check(matrix);
    double[][] left = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    List<Term> terms = new ArrayList<>();
    double total = 0;
    while (total < 1 - NOTHING * matrix.length || terms.isEmpty()) {
      int[] ranking = Matching.widest(left, NOTHING);
      if (ranking.length == 0 && matrix.length > 0) {
        break;
      }
      double weight = matrix.length == 0 ? 1 : smallest(left, ranking);
      for (int k = 0; k < ranking.length; k++) {
        left[ranking[k]][k] -= weight;
      }
      terms.add(new Term(weight, ranking));
      total += weight;
    }
    double sum = total;
    return new BirkhoffDecomposition(
        terms.stream().map(t -> new Term(t.weight() / sum, t.ranking())).toList());
  }

  private static double smallest(double[][] matrix, int[] ranking) {
    double smallest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < ranking.length; k++) {
      smallest = Math.min(smallest, matrix[ranking[k]][k]);
    }
    return smallest;
  }

  private static void check(double[][] matrix) {
    double[] columns = new double[matrix.length];
    for (double[] row : matrix) {
      if (row.length != matrix.length) {
        throw new IllegalArgumentException(
            "A row has %d entries, the matrix %d rows: it must be square"
                .formatted(row.length, matrix.length));
      }
      for (double entry : row) {
        if (!(entry >= 0)) {
          throw new IllegalArgumentException("Entry %s: all must be 0 or more".formatted(entry));
        }
      }
      one("row", Arrays.stream(row).sum());
      Rounding.add(columns, 1, row);
    }
    Arrays.stream(columns).forEach(column -> one("column", column));
  }

  private static void one(String what, double sum) {
    if (!(Math.abs(sum - 1) <= ALLOWED)) {
      throw new IllegalArgumentException("A %s sums to %s: it must be 1".formatted(what, sum));
    }
  }
}
