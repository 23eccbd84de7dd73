package io.cltr.explain;

import io.cltr.ranker.LinearRanker;

/**
 * Exact Shapley values of a linear model: φ_j = w_j (x_j − E x_j)/scale_j, base = f(E x).
 *
 * <p>Unknown features have their means, so features count as independent of each other: of two that
 * always move together each gets what its own weight says, be it of opposite signs. Cost: one pass
 * over the features. Source: Štrumbelj and Kononenko, KAIS 2014.
 */
final class LinearExplainer extends Explainer {
  private final LinearRanker ranker;
  private final double[] mean;
  private final double base;

  /** Explains {@code ranker} against candidates whose features have the means {@code mean}. */
  LinearExplainer(LinearRanker ranker, double[] mean) {
    super(ranker);
    this.ranker = ranker;
    this.mean = mean;
    double sum = 0;
    for (int j = 0; j < mean.length; j++) {
      sum += ranker.weights()[j] * ((mean[j] - ranker.mean()[j]) / ranker.scale()[j]);
    }
    this.base = sum;
  }

  @Override
  public String method() {
    return "linear";
  }

  @Override
  Explanation explained(float[] features, int at) {
    double[] contributions = new double[mean.length];
    for (int j = 0; j < mean.length; j++) {
      contributions[j] = ranker.weights()[j] * ((features[at + j] - mean[j]) / ranker.scale()[j]);
    }
    return Explanation.exact(base, contributions);
  }

  @Override
  double precision() {
    return 1e-9;
  }
}
