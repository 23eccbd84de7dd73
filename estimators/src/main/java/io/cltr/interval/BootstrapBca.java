package io.cltr.interval;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Bias-corrected and accelerated bootstrap over unit buckets: quantiles of B resampled values at
 *
 * <pre>
 * Φ(z_0 + (z_0 + z)/(1 − a (z_0 + z))),   z = ±Φ⁻¹((1 + level)/2)
 * z_0 = Φ⁻¹(share of resampled values below V̂, ties by half)
 * a   = Σ_b d_b³ / (6 (Σ_b d_b²)^1.5),   d_b = V̄_(·) − V_(b) of the jackknife
 * </pre>
 *
 * <p>It corrects for a value that is biased or skewed; resampling is that of {@link
 * BootstrapPercentile}. The ends need not hold V̂.
 *
 * <p>Assumes independent units. Refused besides where the percentile bootstrap is: V̂ beyond all
 * its resamples; an acceleration so strong that the quantiles are undefined, as where one bucket
 * decides the value. Cost: B (m + one evaluation) and m evaluations.
 *
 * @param resamples B, at least 100
 * @param seed of the draws
 */
public record BootstrapBca(int resamples, long seed) implements Interval {
  /** Relative difference up to which values are tied. */
  private static final double ROUNDING = 1e-12;

  /** 2,000 resamples. */
  public BootstrapBca() {
    this(BootstrapPercentile.RESAMPLES, BootstrapPercentile.SEED);
  }

  /** Checks the number of resamples. */
  public BootstrapBca {
    BucketBootstrap.require("bootstrap-bca", resamples);
  }

  @Override
  public String id() {
    return "bootstrap-bca";
  }

  @Override
  public String summary() {
    return "Quantiles of values of resampled unit buckets, corrected for bias and skewness";
  }

  @Override
  public String source() {
    return "Efron, JASA 1987; Davison, Hinkley 1997, section 5.3.2";
  }

  @Override
  public Bounds of(Sample sample, double level) {
    double z = Normal.quantile(1 - Levels.oneTail(level));
    String method = Wording.method("BCa bootstrap of buckets", sample);
    String refusal = Refusals.buckets(sample);
    if (!refusal.isEmpty()) {
      return Bounds.refused(method, refusal);
    }
    List<Part> parts = Part.of(sample);
    BucketBootstrap bootstrap = BucketBootstrap.of(sample, parts, resamples, seed);
    if (!bootstrap.refusal().isEmpty()) {
      return Bounds.refused(method, bootstrap.refusal());
    }
    double estimate = sample.statistic().value(sample.totals());
    double shift = Normal.quantile(below(bootstrap.values(), estimate));
    double acceleration = acceleration(LeaveOneOut.values(sample.statistic(), parts));
    double low = 1 - acceleration * (shift - z);
    double high = 1 - acceleration * (shift + z);
    if (!Double.isFinite(shift) || !(low > 0 && high > 0)) {
      return Bounds.refused(
          method,
          "too few buckets decide the value for its skewness to be corrected; use t, or more days");
    }
    NormalDistribution normal = new NormalDistribution(null, 0, 1);
    return new Bounds(
        bootstrap.standardError(),
        bootstrap.quantile(normal.cumulativeProbability(shift + (shift - z) / low)),
        bootstrap.quantile(normal.cumulativeProbability(shift + (shift + z) / high)),
        method,
        "");
  }

  private static double below(double[] values, double estimate) {
    double rounding = ROUNDING * Math.abs(estimate);
    double below = 0;
    for (double value : values) {
      below += value < estimate - rounding ? 1 : value <= estimate + rounding ? 0.5 : 0;
    }
    return below / values.length;
  }

  /** NaN where the value is undefined without some bucket. */
  private static double acceleration(double[] without) {
    double mean = Arrays.stream(without).sum() / without.length;
    double squares = 0;
    double cubes = 0;
    for (double value : without) {
      double d = mean - value;
      squares += d * d;
      cubes += d * d * d;
    }
    return squares == 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares));
  }
}
