package io.cltr.interval;

/** Why a sample has no interval of any kind, or none that varies units; "" where it has. */
final class Refusals {
  static final String NOT_SMOOTH =
      "the value has no finite derivative at these sums; use bootstrap-percentile, or more days";

  private Refusals() {}

  /** The sample has no units, or its sums define no value. */
  static String undefined(Sample sample) {
    if (sample.buckets().isEmpty()) {
      return "there are no units; widen the slice or use more days";
    }
    if (!Double.isFinite(sample.statistic().value(sample.totals()))) {
      return "the sums of these units define no value; use an estimator without a denominator, or"
          + " more days";
    }
    return "";
  }

  /** Nor can a variance be had from units (one stage) or buckets (two stages). */
  static String linear(Sample sample) {
    String undefined = undefined(sample);
    if (!undefined.isEmpty()) {
      return undefined;
    }
    if (sample.oneStage() && sample.totals().units() < 2) {
      return "one unit shows no variation between units; use more days";
    }
    return sample.oneStage() ? "" : buckets(sample);
  }

  /** Nor can a variance be had from buckets. */
  static String buckets(Sample sample) {
    String undefined = undefined(sample);
    if (!undefined.isEmpty()) {
      return undefined;
    }
    return Part.of(sample).size() < 2
        ? "one bucket of units shows no variation between buckets; use more days"
        : "";
  }
}
