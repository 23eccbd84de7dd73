package io.cltr.value;

import java.util.List;

/**
 * An estimated value with its evidence.
 *
 * @param policy name of the policy
 * @param metric id of the metric
 * @param estimator id of the estimator
 * @param slice "all", or "column=value"
 * @param value per impression
 * @param standardError of the value
 * @param low lower end of the interval
 * @param high upper end
 * @param level confidence level
 * @param interval how it was computed
 * @param units number of units
 * @param impressions number of impressions
 * @param ess effective number of units, (Σw)²/Σw² over unit weights
 * @param maxWeightShare the largest unit's share of all weight
 * @param unsupported largest value that documents never displayed could add
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
    long units,
    long impressions,
    double ess,
    double maxWeightShare,
    double unsupported,
    List<String> warnings) {}
