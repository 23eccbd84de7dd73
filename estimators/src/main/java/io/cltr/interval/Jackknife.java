package io.cltr.interval;

import java.util.Arrays;
import java.util.List;

/**
 * Delete-one-bucket jackknife: V̂ ± t_{m−1} SE, the statistic computed again without each bucket.
 *
 * <pre>
 * SE² = (m−1)/m Σ_b (V_(b) − V̄_(·))² + drawn
 * </pre>
 *
 * <p>V_(b) is the value without bucket b of m, tuned parameters chosen again; what was estimated
 * before enters by its influence (two stages). The interval is centred at V̂, without correction of
 * its bias.
 *
 * <p>Assumes independent units and a smooth value. Fewer than two buckets, or a bucket without
 * which the value is undefined: refused. Cost: m evaluations of the statistic.
 */
public record Jackknife() implements Interval {
  @Override
  public String id() {
    return "jackknife";
  }

  @Override
  public String summary() {
    return "Values without one bucket of units after the other, with t quantiles";
  }

  @Override
  public String source() {
    return "Quenouille 1956; Tukey 1958; Cameron, Miller, J. Human Resources 2015";
  }

  @Override
  public Bounds of(Sample sample, double level) {
    Levels.require(level);
    String method = Wording.method("delete-one-bucket jackknife", sample);
    String refusal = Refusals.buckets(sample);
    if (!refusal.isEmpty()) {
      return Bounds.refused(method, refusal);
    }
    List<Part> parts = Part.of(sample);
    double m = parts.size();
    double[] without = LeaveOneOut.values(sample.statistic(), parts);
    if (!Arrays.stream(without).allMatch(Double::isFinite)) {
      return Bounds.refused(
          method, "without one bucket of units the value is undefined; use t, or more days");
    }
    double mean = Arrays.stream(without).sum() / m;
    double sum = 0;
    for (double value : without) {
      sum += (value - mean) * (value - mean);
    }
    return Bounds.symmetric(
        sample.statistic().value(sample.totals()),
        Math.sqrt((m - 1) / m * sum + sample.drawn()),
        StudentT.quantile(m - 1, level),
        method);
  }
}
