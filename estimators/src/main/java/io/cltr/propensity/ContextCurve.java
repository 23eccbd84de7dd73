package io.cltr.propensity;

import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import java.io.Serializable;
import java.util.List;

/**
 * Examination in one context, such as on one device.
 *
 * @param column context column
 * @param value its value
 * @param share of the impressions
 * @param positions θ with its interval, shrunk towards the pooled curve
 * @param shrinkage by position, the weight of the pooled curve in log θ, in [0, 1]
 */
public record ContextCurve(
    String column,
    String value,
    double share,
    List<PositionEstimate> positions,
    List<Double> shrinkage)
    implements Serializable {}
