package io.cltr.mixture;

import java.util.Arrays;

/** The least upper bound seen, and the prices that prove it; counts the calls of the oracle. */
final class Certificate {
  private double bound = Double.POSITIVE_INFINITY;
  private double[] prices;
  private int steps;

  Certificate(int rows) {
    prices = new double[rows];
  }

  /** Another call, without a bound. */
  void called() {
    steps++;
  }

  /** A bound by {@code at}. */
  void proves(double upper, double[] at) {
    if (upper < bound) {
      bound = upper;
      prices = Arrays.copyOf(at, at.length);
    }
  }

  double bound() {
    return bound;
  }

  double[] prices() {
    return prices.clone();
  }

  int steps() {
    return steps;
  }
}
