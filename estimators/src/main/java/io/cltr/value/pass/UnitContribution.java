package io.cltr.value.pass;

import java.io.Serializable;

/**
 * What one unit adds to the sums of the whole log, linearised in the display distribution.
 *
 * @param unit its id
 * @param bucket its bucket
 * @param impressions Σv, the weight of its impressions
 * @param moments sums of the moments, cell after cell: policies, metrics, estimators
 */
public record UnitContribution(String unit, int bucket, double impressions, double[] moments)
    implements Serializable {}
