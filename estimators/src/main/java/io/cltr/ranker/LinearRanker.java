package io.cltr.ranker;

import io.cltr.log.Query;

/**
 * f(φ) = Σ_j w_j (φ_j − mean_j) / scale_j.
 *
 * @param mean subtracted from each feature
 * @param scale what each difference is divided by; positive
 * @param weights weights of the standardised features
 */
public record LinearRanker(double[] mean, double[] scale, double[] weights) implements Ranker {

  /** Checks that the arrays agree in length and the numbers are finite. */
  public LinearRanker {
    if (mean.length != weights.length || scale.length != weights.length) {
      throw new IllegalArgumentException(
          "%d means, %d scales, %d weights".formatted(mean.length, scale.length, weights.length));
    }
    for (int j = 0; j < weights.length; j++) {
      if (!(Double.isFinite(mean[j]) && scale[j] > 0 && Double.isFinite(weights[j]))) {
        throw new IllegalArgumentException(
            "feature %d: mean %s, scale %s, weight %s must be finite and the scale positive"
                .formatted(j, mean[j], scale[j], weights[j]));
      }
    }
  }

  @Override
  public int width() {
    return weights.length;
  }

  @Override
  public double[] scores(Query query) {
    requireWidth(query, width());
    double[] scores = new double[query.size()];
    for (int d = 0; d < scores.length; d++) {
      double score = 0;
      for (int j = 0; j < weights.length; j++) {
        score += weights[j] * ((query.features()[d * width() + j] - mean[j]) / scale[j]);
      }
      scores[d] = score;
    }
    return scores;
  }

  static void requireWidth(Query query, int width) {
    if (query.width() != width || !query.hasFeatures()) {
      throw new IllegalArgumentException(
          "query %s has %d features, the ranker was trained on %d"
              .formatted(query.id(), query.hasFeatures() ? query.width() : 0, width));
    }
  }
}
