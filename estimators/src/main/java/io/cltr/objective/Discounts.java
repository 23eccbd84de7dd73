package io.cltr.objective;

/** 1/log2(1 + rank), the first ones from a table. */
final class Discounts {
  private static final double[] FIRST = new double[1024];

  static {
    for (int rank = 1; rank < FIRST.length; rank++) {
      FIRST[rank] = of(rank);
    }
  }

  private Discounts() {}

  static double at(int rank) {
    return rank < FIRST.length ? FIRST[rank] : of(rank);
  }

  private static double of(int rank) {
    return StrictMath.log(2) / StrictMath.log(1.0 + rank);
  }
}
