package io.cltr.mixture;

import java.util.Arrays;

/**
 * A linear constraint: low ≤ row ≤ high.
 *
 * @param name for messages
 * @param low −∞ where there is none
 * @param high at least {@code low}; ∞ where there is none
 * @param price what a unit outside of the limits costs, ≥ 0; ∞ makes the limits hard
 */
public record RowLimit(String name, double low, double high, double price) {
  /** Checks the numbers. */
  public RowLimit {
    if (!(low <= high) || low == Double.POSITIVE_INFINITY || high == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException(
          "Row %s has the limits %s and %s: the first must not exceed the second"
              .formatted(name, low, high));
    }
    if (!(price >= 0)) {
      throw new IllegalArgumentException(
          "Row %s has the price %s: it must be 0 or more".formatted(name, price));
    }
  }

  boolean hard() {
    return price == Double.POSITIVE_INFINITY;
  }

  /** How far {@code row} is outside of the limits. */
  double violation(double row) {
    return Math.max(0, Math.max(low - row, row - high));
  }

  /** The limits of a hard row moved apart by {@code by} on either side; a soft row as it is. */
  RowLimit relaxed(double by) {
    return hard() ? new RowLimit(name, low - by, high + by, price) : this;
  }

  /** The largest violation of a hard row. */
  static double worst(RowLimit[] limits, double[] rows) {
    double worst = 0;
    for (int c = 0; c < limits.length; c++) {
      worst = limits[c].hard() ? Math.max(worst, limits[c].violation(rows[c])) : worst;
    }
    return worst;
  }

  /** All limits with the hard ones moved apart by {@code by}. */
  static RowLimit[] relaxed(RowLimit[] limits, double by) {
    return Arrays.stream(limits).map(limit -> limit.relaxed(by)).toArray(RowLimit[]::new);
  }

  /** What a mixture with these rows pays for its soft rows. */
  static double penalty(RowLimit[] limits, double[] rows) {
    double penalty = 0;
    for (int c = 0; c < limits.length; c++) {
      penalty += limits[c].hard() ? 0 : limits[c].price * limits[c].violation(rows[c]);
    }
    return penalty;
  }

  /** Multipliers that these limits allow, nearest to {@code prices}. */
  static double[] allowed(RowLimit[] limits, double[] prices) {
    double[] allowed = new double[prices.length];
    for (int c = 0; c < prices.length; c++) {
      RowLimit limit = limits[c];
      double price =
          limit.hard()
              ? prices[c]
              : Math.min(Math.abs(prices[c]), limit.price) * Math.signum(prices[c]);
      boolean none =
          price > 0
              ? limit.low == Double.NEGATIVE_INFINITY
              : limit.high == Double.POSITIVE_INFINITY;
      allowed[c] = none ? 0 : price;
    }
    return allowed;
  }

  /**
   * An upper bound of every mixture's objective by weak duality: the best of value + prices · rows
   * less what the prices earn at the limits.
   *
   * @param prices allowed ones
   * @param best value + prices · rows of the vertex that is best at these prices
   */
  static double bound(RowLimit[] limits, double[] prices, double best) {
    double bound = best;
    for (int c = 0; c < limits.length; c++) {
      if (prices[c] != 0) {
        bound -= prices[c] * (prices[c] > 0 ? limits[c].low : limits[c].high);
      }
    }
    return bound;
  }
}
