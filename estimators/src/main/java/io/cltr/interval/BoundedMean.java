package io.cltr.interval;

import java.util.List;

/**
 * A mean of unit contributions with a known range, as finite-sample kinds need it.
 *
 * @param range of the contributions
 * @param chunks contributions scaled to [0, 1], by bucket of units
 */
record BoundedMean(Sample.Range range, List<Chunk> chunks) {
  private static final double SAME_WEIGHT = 1e-9;

  /** Why {@code sample} is no such mean, and what to do; "" where it is. */
  static String refusal(Sample sample) {
    String undefined = Refusals.undefined(sample);
    if (!undefined.isEmpty()) {
      return undefined;
    }
    if (!sample.statistic().isMean()) {
      return "the value is not a mean of contributions of units; use t or a bootstrap";
    }
    if (!sample.oneStage()) {
      return "propensities were estimated from the same units; give a known curve, or use t";
    }
    if (sample.drawn() > 0) {
      return "the target was drawn, and the error of finitely many draws has no bound; use t";
    }
    Totals totals = sample.totals();
    double weight = totals.sums()[0];
    if (totals.units() * totals.product(0, 0) > weight * weight * (1 + SAME_WEIGHT)) {
      return "units differ in their weight of impressions, so the value is a ratio; use t or a"
          + " bootstrap";
    }
    if (sample.range().isEmpty() || !sample.range().get().isProper()) {
      return "the range of a unit's contribution is not known; cap the weights, or use t";
    }
    if (!of(sample).chunks.stream().allMatch(Chunk::possible)) {
      Sample.Range range = sample.range().get();
      return "contributions of units lie outside their range [%s, %s]; give the range that they"
              .formatted(range.low(), range.high())
          + " have whatever the log";
    }
    return "";
  }

  /** The mean of a sample that is not refused. */
  static BoundedMean of(Sample sample) {
    Totals totals = sample.totals();
    double weight = totals.sums()[0] / totals.units();
    Sample.Range range = sample.range().orElseThrow();
    return new BoundedMean(
        range,
        sample.buckets().stream()
            .filter(bucket -> bucket.units() > 0)
            .map(
                bucket ->
                    Chunk.scaled(
                        bucket.units(),
                        bucket.sums()[1] / weight,
                        bucket.product(1, 1) / (weight * weight),
                        range))
            .toList());
  }

  /** All units. */
  Chunk total() {
    return chunks.stream().reduce(Chunk.NONE, Chunk::plus);
  }

  /** The bounds {@code low} and {@code high} of the scaled mean, cut to [0, 1], scaled back. */
  Bounds bounds(double low, double high, String method) {
    double width = range.high() - range.low();
    return new Bounds(
        Double.NaN,
        range.low() + width * Math.max(0, low),
        range.low() + width * Math.min(1, high),
        method,
        "");
  }
}
