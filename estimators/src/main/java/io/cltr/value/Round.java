package io.cltr.value;

import io.cltr.interval.OutcomeGrid;

/**
 * One round of a log of single actions, as one policy sees it.
 *
 * @param ratio w = π(action)/π_0(action), 0 or more
 * @param reward r
 * @param predicted q̂(action); NaN without a reward model
 * @param expected Σ_a π(a) q̂(a); NaN without a reward model
 * @param probability π(action)
 * @param balanced w from a classifier, see {@link io.cltr.value.estimator.BalancedIps}; NaN where
 *     there is none
 * @param mixed π(action)/Σ_j s_j π_j(action), s_j the shares of the loggers j in the impressions;
 *     NaN where their policies are not needed
 * @param logger index of the logger; −1 where loggers are not told apart
 * @param share s of that logger; NaN where policies are not needed
 * @param marginals w(embedding) by set of dimensions
 * @param actions what the policy shows, with predictions; {@link Predicted#NONE} without a model
 * @param averages of the log's rounds like this one
 * @param tilt of the log under the policy, see {@link io.cltr.value.estimator.EmpiricalLikelihood};
 *     0 where no estimator uses it
 * @param grid that outcomes are told at; {@link OutcomeGrid#NONE} where no estimator uses it
 */
public record Round(
    double ratio,
    double reward,
    double predicted,
    double expected,
    double probability,
    double balanced,
    double mixed,
    int logger,
    double share,
    Marginals marginals,
    Predicted actions,
    Averages averages,
    double tilt,
    OutcomeGrid grid) {
  /** Of a log that knows of one logger no more than the probability of what it showed. */
  public Round(
      double ratio,
      double reward,
      double predicted,
      double expected,
      double probability,
      double balanced) {
    this(
        ratio,
        reward,
        predicted,
        expected,
        probability,
        balanced,
        Double.NaN,
        -1,
        Double.NaN,
        Marginals.NONE,
        Predicted.NONE,
        Averages.NONE,
        0,
        OutcomeGrid.NONE);
  }
}
