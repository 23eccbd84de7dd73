package io.cltr.interval;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * {@link StudentT} with quantiles of the normal distribution: V̂ ± z SE, the interval that most
 * published tables show. Shorter than t, and too short with few units.
 *
 * <p>Assumptions, refusals and cost are those of {@link StudentT}.
 */
public record Normal() implements Interval {
  @Override
  public String id() {
    return "normal";
  }

  @Override
  public String summary() {
    return "Cluster-robust standard error by the delta method, with normal quantiles";
  }

  @Override
  public String source() {
    return "Liang, Zeger, Biometrika 1986";
  }

  @Override
  public Bounds of(Sample sample, double level) {
    double z = twoSided(level);
    return ClusterRobust.bounds(sample, "cluster-robust normal", error -> z);
  }

  /** The quantile that leaves (1 − level)/2 above. */
  public static double twoSided(double level) {
    return quantile(1 - Levels.oneTail(level));
  }

  /** Φ⁻¹(p). */
  static double quantile(double p) {
    return new NormalDistribution(null, 0, 1).inverseCumulativeProbability(p);
  }
}
