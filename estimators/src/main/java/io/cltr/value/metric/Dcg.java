package io.cltr.value.metric;

import io.cltr.propensity.Examination;

/** Discounted cumulative gain with debiased clicks as gains: λ(k) = 1/log2(1 + k), k ≤ cutoff. */
public record Dcg(int cutoff) implements Metric {
  private static final double LOG_2 = StrictMath.log(2);

  @Override
  public String id() {
    return "dcg@" + cutoff;
  }

  @Override
  public int depth() {
    return cutoff;
  }

  @Override
  public double[] rankWeights(Examination examination) {
    double[] weights = new double[examination.depth()];
    for (int k = 1; k <= Math.min(cutoff, weights.length); k++) {
      weights[k - 1] = LOG_2 / StrictMath.log(1.0 + k);
    }
    return weights;
  }
}
