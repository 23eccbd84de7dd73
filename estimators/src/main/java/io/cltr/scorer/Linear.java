package io.cltr.scorer;

import io.cltr.feature.Standardisation;
import io.cltr.random.Generator;
import io.cltr.ranker.LinearRanker;
import io.cltr.ranker.Ranker;
import java.util.Optional;

/** f_d = Σ_j w_j z_dj; a search starts at w = 0. */
public record Linear() implements Scorer {
  @Override
  public String id() {
    return "linear";
  }

  @Override
  public String summary() {
    return "A weighted sum of standardised features";
  }

  @Override
  public String source() {
    return "—";
  }

  @Override
  public int parameters(int width) {
    return width;
  }

  @Override
  public double[] start(int width, Generator random) {
    return new double[width];
  }

  @Override
  public void score(
      double[] parameters, float[] features, int width, int from, int to, double[] scores) {
    for (int row = from; row < to; row++) {
      scores[row - from] = Dot.of(parameters, 0, features, row * width, width);
    }
  }

  @Override
  public void backward(
      double[] parameters,
      float[] features,
      int width,
      int from,
      int to,
      double[] slopes,
      double[] gradient,
      int at) {
    for (int row = from; row < to; row++) {
      Dot.add(slopes[row - from], features, row * width, width, gradient, at);
    }
  }

  @Override
  public boolean penalised(int index, int width) {
    return true;
  }

  @Override
  public Ranker ranker(double[] parameters, Standardisation standardisation) {
    return new LinearRanker(standardisation.mean(), standardisation.scale(), parameters);
  }

  @Override
  public Optional<double[]> parametersOf(Ranker ranker, Standardisation standardisation) {
    if (!(ranker instanceof LinearRanker linear) || linear.width() != standardisation.width()) {
      return Optional.empty();
    }
    double[] weights = new double[linear.width()];
    for (int j = 0; j < weights.length; j++) {
      weights[j] = linear.weights()[j] / linear.scale()[j] * standardisation.scale()[j];
    }
    standardisation.constant().forEach(j -> weights[j] = 0);
    return Optional.of(weights);
  }
}
