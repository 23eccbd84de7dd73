package io.cltr.value;

import java.util.List;

/**
 * A paired difference: value of {@code policy} − value of {@code baseline} on the same units.
 *
 * @param difference value of the policy minus value of the baseline
 * @param relative the difference as a share of the baseline's value
 * @param unsupported largest amounts that documents never displayed could add to the policy's value
 * @param baselineUnsupported and to the baseline's
 */
public record Comparison(
    String policy,
    String baseline,
    String metric,
    String estimator,
    String slice,
    double difference,
    double relative,
    double standardError,
    double low,
    double high,
    double level,
    String interval,
    long units,
    double unsupported,
    double baselineUnsupported,
    List<String> warnings) {}
