package io.cltr.scorer;

import io.cltr.feature.Standardisation;
import io.cltr.method.Method;
import io.cltr.random.Generator;
import io.cltr.ranker.Ranker;
import java.util.Optional;

/**
 * The shape of a ranker that is fitted by gradients: scores as a function of parameters and
 * standardised features.
 *
 * <p>Laws, checked by the contract test: the back-propagated slopes are those of central
 * differences; the ranker made of parameters gives their scores.
 */
public interface Scorer extends Method {
  /** Number of parameters for {@code width} features. */
  int parameters(int width);

  /** Where a search starts. */
  double[] start(int width, Generator random);

  /**
   * Scores of the documents {@code from} .. {@code to} − 1.
   *
   * @param features documents × width, standardised
   * @param scores filled from index 0
   */
  void score(double[] parameters, float[] features, int width, int from, int to, double[] scores);

  /**
   * Adds Σ_d slope_d ∂f_d/∂parameters of the same documents.
   *
   * @param slopes one per document, from index 0
   * @param gradient where it is added
   * @param at where the parameters begin in {@code gradient}
   */
  void backward(
      double[] parameters,
      float[] features,
      int width,
      int from,
      int to,
      double[] slopes,
      double[] gradient,
      int at);

  /** Whether parameter number {@code index} is kept small by the penalty. */
  boolean penalised(int index, int width);

  /** The ranker with these parameters. */
  Ranker ranker(double[] parameters, Standardisation standardisation);

  /** The parameters of {@code ranker}, to start from; empty where it has another shape. */
  Optional<double[]> parametersOf(Ranker ranker, Standardisation standardisation);
}
