/**
 * Sums of what impressions and queries add to the cells of a valuation.
 *
 * <p>A cell is a policy, a metric and an estimator. In come contributions and the evidence of
 * queries, slice by slice; units are summed first, then their buckets. Out come the sums of each
 * slice: of moments by bucket, of weights by unit, and of what the log cannot say.
 */
package io.cltr.value.sum;
