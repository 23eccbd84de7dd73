package io.cltr.mixture;

/** Sums in doubles, and the sizes below which they are rounding. */
final class Rounding {
  /** What sums of numbers of size 1 are not trusted below. */
  static final double UNIT = 1e-15;

  private Rounding() {}

  /** Violations up to this are none, for rows of size {@code scale}. */
  static double row(double scale) {
    return Math.max(1e-13 * scale, UNIT);
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  static void add(double[] to, double factor, double[] what) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * what[i];
    }
  }
}
