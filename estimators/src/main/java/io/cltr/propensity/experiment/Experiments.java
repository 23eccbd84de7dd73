package io.cltr.propensity.experiment;

import io.cltr.log.InputException;
import io.cltr.propensity.LogCurve;

/** What logs must hold for estimates from randomised impressions. */
final class Experiments {
  private Experiments() {}

  /** Refuses a log without displays to compare; {@code mark} says how they are marked. */
  static void requireDisplays(Comparisons comparisons, String id, String mark) {
    if (comparisons.isEmpty()) {
      throw new InputException(
          "table impressions, column randomization: found no impressions marked %s; %s needs them."
                  .formatted(mark, id)
              + " Randomise a small share of the traffic and mark it, or estimate from several"
              + " loggers (harvest-all-pairs)");
    }
  }

  /** Refuses a curve that knows no ratio. */
  static LogCurve requireClicks(LogCurve curve, String id) {
    if (curve.identified().size() < 2) {
      throw new InputException(
          "tables impressions and clicks: the randomised impressions that %s compares have no"
                  .formatted(id)
              + " clicks at position 1 and at another position both; use more days, or randomise"
              + " more of the traffic");
    }
    return curve;
  }
}
