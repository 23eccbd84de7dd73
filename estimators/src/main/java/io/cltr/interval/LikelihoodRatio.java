package io.cltr.interval;

import java.util.Arrays;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Empirical likelihood over unit buckets: V holds while reweighted buckets can have it as their
 * mean without becoming too unlikely.
 *
 * <pre>
 * 2 Σ_b ln(1 + λ (z_b − d)) ≤ t²_{m−1},   Σ_b (z_b − d)/(1 + λ (z_b − d)) = 0,   d = V − V̂
 * z_b = m ψ_b,   ψ_b = Σ_u∈b ψ_u + earlier_b as in {@link StudentT}
 * </pre>
 *
 * <p>Buckets, since their influences are all that is kept of units, whatever the log; so every
 * value that is near linear has the interval, also in two stages. It reaches further on the side
 * where influences are skewed, as t does not. Bounds lie inside the most that one bucket could make
 * of the value.
 *
 * <p>Assumes independent units and many buckets; with few, or one that decides, it is too short.
 * Fewer than two buckets, or a drawn target: refused. Cost: some thousand passes over the buckets.
 */
public record LikelihoodRatio() implements Interval {
  private static final double ACCURACY = 1e-13;
  private static final int EVALUATIONS = 1000;

  @Override
  public String id() {
    return "empirical-likelihood";
  }

  @Override
  public String summary() {
    return "Likely reweightings of the unit buckets by the empirical likelihood ratio";
  }

  @Override
  public String source() {
    return "Owen, Biometrika 1988; Kitamura, Ann. Stat. 1997 (blocks)";
  }

  @Override
  public Bounds of(Sample sample, double level) {
    Levels.require(level);
    String method = Wording.method("empirical likelihood of buckets", sample);
    String refusal = Refusals.buckets(sample);
    if (!refusal.isEmpty()) {
      return Bounds.refused(method, refusal);
    }
    if (sample.drawn() > 0) {
      return Bounds.refused(
          method,
          "the target was drawn, and the error of finitely many draws is not known by bucket; use"
              + " t");
    }
    double[] influence = ClusterRobust.influence(sample);
    if (!Arrays.stream(influence).allMatch(Double::isFinite)) {
      return Bounds.refused(method, Refusals.NOT_SMOOTH);
    }
    double value = sample.statistic().value(sample.totals());
    double quantile = StudentT.quantile(influence.length - 1.0, level);
    return new Bounds(
        StudentT.standardError(influence),
        value - reach(influence, -1, quantile * quantile),
        value + reach(influence, 1, quantile * quantile),
        method,
        "");
  }

  /** How far the mean may go up (sign 1) or down (−1). */
  private static double reach(double[] influence, int sign, double most) {
    double m = influence.length;
    double mean = Arrays.stream(influence).sum() / m;
    double[] z = Arrays.stream(influence).map(psi -> sign * m * (psi - mean)).toArray();
    double scale = Arrays.stream(z).map(Math::abs).max().orElse(0);
    if (scale == 0) {
      return 0;
    }
    for (int b = 0; b < z.length; b++) {
      z[b] /= scale;
    }
    double top = Arrays.stream(z).max().orElseThrow();
    double end = top * (1 - ACCURACY);
    if (top <= 0 || unlikelihood(z, end) <= most) {
      return scale * Math.max(0, top);
    }
    return scale
        * new BrentSolver(ACCURACY, ACCURACY)
            .solve(EVALUATIONS, d -> d == 0 ? -most : unlikelihood(z, d) - most, 0, end);
  }

  /** −2 ln of the largest likelihood with mean {@code d}, inside the range of z. */
  private static double unlikelihood(double[] z, double d) {
    double[] off = Arrays.stream(z).map(one -> one - d).toArray();
    double share = 1 - 1.0 / z.length;
    double lambda =
        multiplier(
            off,
            -share / Arrays.stream(off).max().orElseThrow(),
            -share / Arrays.stream(off).min().orElseThrow());
    return 2 * Arrays.stream(off).map(one -> StrictMath.log1p(lambda * one)).sum();
  }

  /** The root of Σ off/(1 + λ off), which falls in λ: Newton steps, halvings where they leave. */
  private static double multiplier(double[] off, double low, double high) {
    double least = low;
    double most = high;
    double lambda = 0;
    for (int i = 0; i < EVALUATIONS; i++) {
      double sum = 0;
      double slope = 0;
      for (double one : off) {
        double share = one / (1 + lambda * one);
        sum += share;
        slope += share * share;
      }
      if (sum > 0) {
        least = lambda;
      } else {
        most = lambda;
      }
      double next = lambda + sum / slope;
      if (!(next > least && next < most)) {
        next = least + (most - least) / 2;
      }
      if (Math.abs(next - lambda) <= ACCURACY * Math.abs(lambda) || next == least || next == most) {
        return next;
      }
      lambda = next;
    }
    return lambda;
  }
}
