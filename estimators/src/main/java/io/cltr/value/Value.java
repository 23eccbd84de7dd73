package io.cltr.value;

import java.util.List;

/**
 * An estimated value with its evidence.
 *
 * @param policy name of the policy
 * @param metric id of the metric
 * @param estimator the estimator, with its parameters where they are not the default ones
 * @param slice "all", or "column=value"
 * @param value per impression
 * @param standardError of the value
 * @param low lower end of the interval
 * @param high upper end
 * @param level confidence level
 * @param interval how it was computed
 * @param otherIntervals by the other kinds that were asked for
 * @param units number of units
 * @param impressions number of impressions
 * @param ess effective number of units, (Σw)²/Σw² over unit weights
 * @param maxWeightShare the largest unit's share of all weight
 * @param meanWeight used over wanted weight; 1 where weights add up
 * @param paretoShape k̂ of the tail of the units' weights; NaN where it means nothing
 * @param unsupported largest value that documents never displayed could add
 * @param modelled what the reward model alone says of documents never displayed
 * @param warnings what a reader must know
 */
public record Value(
    String policy,
    String metric,
    String estimator,
    String slice,
    double value,
    double standardError,
    double low,
    double high,
    double level,
    String interval,
    List<IntervalValue> otherIntervals,
    long units,
    long impressions,
    double ess,
    double maxWeightShare,
    double meanWeight,
    double paretoShape,
    double unsupported,
    double modelled,
    List<String> warnings) {

  /** Whether no warning says not to trust the value or its interval. */
  public boolean trusted() {
    return distrust().isEmpty();
  }

  /** The warnings that say not to trust the value or its interval. */
  public List<String> distrust() {
    return Diagnostic.distrust(warnings);
  }

  /**
   * Another interval.
   *
   * @param refusal why there is none; "" where there is
   */
  public record IntervalValue(
      String interval, double standardError, double low, double high, String refusal) {}
}
