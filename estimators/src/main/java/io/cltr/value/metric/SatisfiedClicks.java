package io.cltr.value.metric;

import java.util.Arrays;

/**
 * Expected satisfied clicks per impression, at most one a user: P(the user is satisfied), w_k = 1.
 */
public record SatisfiedClicks() implements SatisfactionMetric {
  static final String ID = "satisfied-clicks";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public double[] satisfactionWeights(int depth) {
    double[] weights = new double[depth];
    Arrays.fill(weights, 1);
    return weights;
  }
}
