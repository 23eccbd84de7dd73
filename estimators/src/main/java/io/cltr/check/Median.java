package io.cltr.check;

import java.util.Arrays;

/** The middle of numbers. */
final class Median {
  private Median() {}

  /** The median, the mean of the two in the middle where they are even; 0 of none. */
  static double of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return n == 0 ? 0 : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
