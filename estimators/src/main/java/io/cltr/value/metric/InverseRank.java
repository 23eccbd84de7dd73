package io.cltr.value.metric;

import io.cltr.propensity.Examination;

/**
 * Sum of inverse ranks weighted by γ: λ(k) = 1/k, k ≤ cutoff. With at most one relevant document it
 * is the mean reciprocal rank, else it is not.
 */
public record InverseRank(int cutoff) implements Metric {
  @Override
  public String id() {
    return "inverse-rank@" + cutoff;
  }

  @Override
  public int depth() {
    return cutoff;
  }

  @Override
  public double[] rankWeights(Examination examination) {
    double[] weights = new double[examination.depth()];
    for (int k = 1; k <= Math.min(cutoff, weights.length); k++) {
      weights[k - 1] = 1.0 / k;
    }
    return weights;
  }
}
