package io.cltr.interval;

import java.io.Serializable;

/**
 * A value as a smooth function of sums over units, so that every resample of units gives another.
 *
 * <p>Laws: scaling all sums, products and the number of units by one factor changes no value but by
 * what the choice of a tuning parameter makes of it; the gradient is that of the value in the
 * means.
 */
public interface Statistic extends Serializable {
  /** The value; NaN where the sums do not define one. */
  double value(Totals totals);

  /** ∂value/∂mean_j, j = 1..m. */
  double[] gradient(Totals totals);

  /**
   * Which of {@code moments} moments it reads the products of: how many follow on each other in
   * each group; moments after the last group have none. By default all products.
   */
  default int[] groups(int moments) {
    return new int[] {moments};
  }

  /** The same on the grid that the log's outcomes are told at. */
  default Statistic on(OutcomeGrid grid) {
    return this;
  }

  /**
   * Bounds of the value by {@code kind}: those of the kind, unless the value inverts a function.
   */
  default Bounds bounds(Interval kind, Sample sample, double level) {
    return kind.of(sample, level);
  }

  /** Whether the value is the mean of the one moment, as finite-sample intervals need it. */
  default boolean isMean() {
    return false;
  }

  /** What an interval of this value leaves out, as reports say it; "" where nothing. */
  default String caveat() {
    return "";
  }

  /** The mean of the only moment. */
  record Mean() implements Statistic {
    @Override
    public double value(Totals totals) {
      return totals.mean(1);
    }

    @Override
    public double[] gradient(Totals totals) {
      return new double[] {1};
    }

    @Override
    public boolean isMean() {
      return true;
    }
  }
}
