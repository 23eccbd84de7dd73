package io.cltr.value.metric;

import io.cltr.propensity.Examination;
import java.util.Arrays;

/** Precision of the first ranks with γ as relevance: λ(k) = 1/cutoff, k ≤ cutoff. */
public record Precision(int cutoff) implements Metric {
  @Override
  public String id() {
    return "precision@" + cutoff;
  }

  @Override
  public int depth() {
    return cutoff;
  }

  @Override
  public double[] rankWeights(Examination examination) {
    double[] weights = new double[examination.depth()];
    Arrays.fill(weights, 0, Math.min(cutoff, weights.length), 1.0 / cutoff);
    return weights;
  }
}
