package io.cltr.mixture;

import java.util.Arrays;

/** Perfect matchings on the entries of a square matrix. */
final class Matching {
  private final double[][] matrix;
  private final double least;
  private final int[] rowOf;

  private Matching(double[][] matrix, double least) {
    this.matrix = matrix;
    this.least = least;
    rowOf = new int[matrix.length];
    Arrays.fill(rowOf, -1);
  }

  /**
   * The row of each column in a perfect matching whose smallest entry is largest; empty where none
   * has all entries at {@code least} or more.
   */
  static int[] widest(double[][] matrix, double least) {
    double[] entries =
        Arrays.stream(matrix)
            .flatMapToDouble(Arrays::stream)
            .filter(entry -> entry >= least)
            .sorted()
            .distinct()
            .toArray();
    int[] best = new int[0];
    int low = 0;
    int high = entries.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int[] found = new Matching(matrix, entries[middle]).perfect();
      if (found.length > 0) {
        best = found;
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return best;
  }

  private int[] perfect() {
    for (int row = 0; row < rowOf.length; row++) {
      if (!augment(row, new boolean[rowOf.length])) {
        return new int[0];
      }
    }
    return rowOf;
  }

  private boolean augment(int row, boolean[] seen) {
    for (int column = 0; column < seen.length; column++) {
      if (!seen[column] && matrix[row][column] >= least) {
        seen[column] = true;
        if (rowOf[column] < 0 || augment(rowOf[column], seen)) {
          rowOf[column] = row;
          return true;
        }
      }
    }
    return false;
  }
}
