package io.cltr.interval;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * Cluster-robust t: V̂ ± t SE, the linearised influences of units taken as independent.
 *
 * <pre>
 * one stage    SE² = U/(U−1) Σ_u ψ_u² + drawn,   ψ_u = ∇g·(a_u − mean a_0u)/Σa_0;   U−1 degrees of freedom
 * two stages   SE² = m/(m−1) Σ_b ψ_b² + drawn,   ψ_b = Σ_u∈b ψ_u + earlier_b;       m−1 degrees of freedom
 * </pre>
 *
 * <p>over U units, m buckets that hold any. A value whose statistic keeps no products of its
 * moments has its error by bucket, too. Two stages: something was estimated from the same units
 * before (propensities); its influence is known by bucket. Of a plain mean of rows it is mean ± t
 * √(var/n).
 *
 * <p>Assumes independent units and a value that is near linear in the sums; with few units or heavy
 * tails it is too short. Fewer than two units or buckets: refused. Cost: one pass over the buckets.
 */
public record StudentT() implements Interval {
  @Override
  public String id() {
    return "t";
  }

  @Override
  public String summary() {
    return "Cluster-robust standard error by the delta method, with t quantiles";
  }

  @Override
  public String source() {
    return "Liang, Zeger, Biometrika 1986; Cameron, Miller, J. Human Resources 2015";
  }

  @Override
  public Bounds of(Sample sample, double level) {
    return ClusterRobust.bounds(
        sample, "cluster-robust t", error -> quantile(error.degrees(), level));
  }

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
    return buckets < 2 ? Double.POSITIVE_INFINITY : quantile(buckets - 1.0, level);
  }

  /** P(T ≤ t) for {@code buckets} buckets, at least two. */
  public static double below(int buckets, double t) {
    return new TDistribution(null, buckets - 1.0).cumulativeProbability(t);
  }

  /** Half the width of the interval at {@code level}; 0 where no bucket has any influence. */
  public static double halfWidth(double[] influence, double level) {
    double error = standardError(influence);
    return error == 0 ? 0 : quantile(influence.length, level) * error;
  }

  static double quantile(double degrees, double level) {
    Levels.require(level);
    return new TDistribution(null, degrees).inverseCumulativeProbability((1 + level) / 2);
  }
}
