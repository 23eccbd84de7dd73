package io.cltr.objective;

import java.io.Serializable;

/**
 * What a learner from single actions maximises, negated: a smooth function of sums over rounds, the
 * terms, each a function of the weight w of the round's action and of the reward e that a model
 * expects of the policy.
 *
 * <pre>
 * L = g(Σ_rounds t_1, Σ_rounds t_2, …; N, U)
 * </pre>
 *
 * <p>Rounds that agree in query, action and logging probability share w and e, so they enter
 * together, as {@link Rounds}.
 */
public interface RoundObjective extends Serializable {
  /**
   * Rounds that agree in all but their rewards.
   *
   * @param shown n = Σ v, v the weight of a round's impression
   * @param residual Σ v ε, ε = r − q̂ the reward beyond the model's; q̂ = 0 without a model
   * @param square Σ v ε²
   */
  record Rounds(double shown, double residual, double square) {}

  /** Number of terms. */
  int terms();

  /**
   * Adds the terms of {@code rounds}.
   *
   * @param weight w, clipped
   * @param expected e, 0 without a model
   * @param terms t_m is added to it
   * @param byWeight filled with ∂t_m/∂w
   * @param byExpected filled with ∂t_m/∂e
   */
  void at(
      Rounds rounds,
      double weight,
      double expected,
      double[] terms,
      double[] byWeight,
      double[] byExpected);

  /**
   * g, and its slopes by the terms.
   *
   * @param terms sums over all rounds
   * @param represented N = Σ v of all rounds
   * @param units U, the effective number of units
   * @param byTerm filled with ∂g/∂t_m
   */
  double loss(double[] terms, double represented, double units, double[] byTerm);
}
