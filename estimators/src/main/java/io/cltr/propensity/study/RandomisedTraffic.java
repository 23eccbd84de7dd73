package io.cltr.propensity.study;

import io.cltr.log.InputException;
import io.cltr.propensity.AssumptionCheck.Verdict;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.assumption.AssumptionTests;
import io.cltr.propensity.experiment.SwapPairs;
import io.cltr.propensity.experiment.UniformShuffle;
import java.util.List;
import java.util.Optional;

/** What the randomised impressions of a log alone say about examination. */
final class RandomisedTraffic {
  private static final List<PropensityEstimator> ESTIMATORS =
      List.of(new UniformShuffle(), new SwapPairs());

  private RandomisedTraffic() {}

  /**
   * By the first estimator that they allow and whose assumptions {@code log} does not contradict:
   * under trust bias the randomised traffic has no curve that others must agree with. Empty where
   * there is none.
   */
  static Optional<PropensityEstimate> estimate(PropensityLog log, double level) {
    return ESTIMATORS.stream()
        .flatMap(estimator -> allowed(estimator, log, level).stream())
        .findFirst();
  }

  private static Optional<PropensityEstimate> allowed(
      PropensityEstimator estimator, PropensityLog log, double level) {
    try {
      PropensityEstimate estimate =
          AssumptionTests.checked(estimator, estimator.estimate(log, level), log);
      return Optional.of(estimate)
          .filter(
              found ->
                  found.checks().stream().noneMatch(check -> check.verdict() == Verdict.BROKEN));
    } catch (InputException e) {
      return Optional.empty();
    }
  }
}
