package io.cltr.value.metric;

import io.cltr.propensity.Examination;

/**
 * Expected clicks per impression: λ(k) = θ_k and, under trust bias, b_k = β_k. Positions whose
 * examination is not identified do not count.
 */
public record ExpectedClicks() implements Metric {
  static final String ID = "clicks";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public double[] rankWeights(Examination examination) {
    double[] weights = new double[examination.depth()];
    for (int k = 1; k <= weights.length; k++) {
      weights[k - 1] = examination.identifies(k) ? examination.at(k) : 0;
    }
    return weights;
  }

  @Override
  public double[] rankWeightSlopes(Examination examination) {
    return rankWeights(examination);
  }

  @Override
  public double[] rankOffsets(Examination examination) {
    return examination.beta().clone();
  }

  @Override
  public boolean ofSingleActions() {
    return true;
  }
}
