package io.cltr.value;

import java.util.List;

/**
 * A paired difference: value of {@code policy} − value of {@code baseline} on the same units.
 *
 * @param difference value of the policy minus value of the baseline
 * @param share of the log, by the weights of impressions, that the slice holds
 * @param relative the difference as a share of the baseline's value; NaN where that is 0
 * @param relativeLow lower end of its interval, by the delta method
 * @param relativeHigh upper end
 * @param worseP one-sided p-value of "not worse than the baseline", by the interval's t; NaN where
 *     there is no interval
 * @param simultaneousLow lower end of an interval that holds for all policies compared with the
 *     baseline at once (max-t)
 * @param simultaneousHigh upper end
 * @param minimumDetectable the smallest true difference that this log would tell from 0 with power
 *     .8
 * @param sensitivity Γ: the least factor by which all θ_k/θ_1 may be wrong before the interval
 *     touches 0, to first order; NaN where it holds 0 anyway, or θ does not matter
 * @param unsupported largest amounts that documents never displayed could add to the policy's value
 * @param baselineUnsupported and to the baseline's
 */
public record Comparison(
    String policy,
    String baseline,
    String metric,
    String estimator,
    String slice,
    double share,
    double difference,
    double relative,
    double relativeLow,
    double relativeHigh,
    double standardError,
    double low,
    double high,
    double level,
    String interval,
    double worseP,
    double simultaneousLow,
    double simultaneousHigh,
    double minimumDetectable,
    double sensitivity,
    long units,
    double unsupported,
    double baselineUnsupported,
    List<String> warnings) {

  /** The warnings that say not to trust one of the two values, or its interval. */
  public List<String> distrust() {
    return Diagnostic.distrust(warnings);
  }
}
