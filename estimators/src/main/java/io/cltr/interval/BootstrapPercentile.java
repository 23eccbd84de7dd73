package io.cltr.interval;

import java.util.List;

/**
 * Percentile bootstrap over unit buckets: the (1 − level)/2 and (1 + level)/2 quantiles of B
 * values, each of m buckets drawn with replacement from the m.
 *
 * <p>Ratios are normalised and parameters tuned again inside each resample; what was estimated
 * before enters by its influence (two stages). The ends need not hold V̂ where the value is biased
 * or was tuned.
 *
 * <p>Assumes independent units; it is as short as the normal interval with few buckets. Fewer than
 * two buckets, or more than 1 % of the resamples without a value: refused. Cost: B (m + one
 * evaluation).
 *
 * @param resamples B, at least 100
 * @param seed of the draws
 */
public record BootstrapPercentile(int resamples, long seed) implements Interval {
  static final int RESAMPLES = 2000;
  static final long SEED = 20_260_101;

  /** 2,000 resamples. */
  public BootstrapPercentile() {
    this(RESAMPLES, SEED);
  }

  /** Checks the number of resamples. */
  public BootstrapPercentile {
    BucketBootstrap.require("bootstrap-percentile", resamples);
  }

  @Override
  public String id() {
    return "bootstrap-percentile";
  }

  @Override
  public String summary() {
    return "Quantiles of values of resampled unit buckets";
  }

  @Override
  public String source() {
    return "Efron, Ann. Stat. 1979; Davison, Hinkley 1997, section 5.3";
  }

  @Override
  public Bounds of(Sample sample, double level) {
    double tail = Levels.oneTail(level);
    String method = Wording.method("percentile bootstrap of buckets", sample);
    String refusal = Refusals.buckets(sample);
    if (!refusal.isEmpty()) {
      return Bounds.refused(method, refusal);
    }
    List<Part> parts = Part.of(sample);
    BucketBootstrap bootstrap = BucketBootstrap.of(sample, parts, resamples, seed);
    if (!bootstrap.refusal().isEmpty()) {
      return Bounds.refused(method, bootstrap.refusal());
    }
    return new Bounds(
        bootstrap.standardError(),
        bootstrap.quantile(tail),
        bootstrap.quantile(1 - tail),
        method,
        "");
  }
}
