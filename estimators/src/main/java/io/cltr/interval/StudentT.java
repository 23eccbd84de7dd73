package io.cltr.interval;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * Cluster-robust t interval from the influence of unit buckets: SE² = m/(m−1) Σ_b (ψ_b − ψ̄)² over
 * the m buckets that hold units, with m − 1 degrees of freedom.
 *
 * <p>Assumes independent units and an estimate that is near linear in the buckets' sums. Fewer than
 * two buckets: the standard error is infinite.
 */
public final class StudentT {
  private StudentT() {}

  /** The standard error from one influence per bucket that holds units. */
  public static double standardError(double[] influence) {
    int m = influence.length;
    if (m < 2) {
      return Double.POSITIVE_INFINITY;
    }
    double mean = 0;
    for (double psi : influence) {
      mean += psi;
    }
    mean /= m;
    double sum = 0;
    for (double psi : influence) {
      sum += (psi - mean) * (psi - mean);
    }
    return Math.sqrt(sum * m / (m - 1.0));
  }

  /** The quantile that leaves (1 − level)/2 above, for {@code buckets} buckets. */
  public static double quantile(int buckets, double level) {
    if (buckets < 2) {
      return Double.POSITIVE_INFINITY;
    }
    return new TDistribution(null, buckets - 1.0).inverseCumulativeProbability((1 + level) / 2);
  }

  /** Half the width of the interval at {@code level}; 0 where no bucket has any influence. */
  public static double halfWidth(double[] influence, double level) {
    double error = standardError(influence);
    return error == 0 ? 0 : quantile(influence.length, level) * error;
  }
}
