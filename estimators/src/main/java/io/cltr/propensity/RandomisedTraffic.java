package io.cltr.propensity;

import io.cltr.log.InputException;
import java.util.List;
import java.util.Optional;

/** What the randomised impressions of a log alone say about examination. */
final class RandomisedTraffic {
  private static final List<PropensityEstimator> ESTIMATORS =
      List.of(new UniformShuffle(), new SwapPairs());

  private RandomisedTraffic() {}

  /** By the first estimator that they allow; empty where they allow none. */
  static Optional<PropensityEstimate> estimate(PropensityLog log, double level) {
    return ESTIMATORS.stream()
        .flatMap(estimator -> allowed(estimator, log, level).stream())
        .findFirst();
  }

  private static Optional<PropensityEstimate> allowed(
      PropensityEstimator estimator, PropensityLog log, double level) {
    try {
      return Optional.of(estimator.estimate(log, level));
    } catch (InputException e) {
      return Optional.empty();
    }
  }
}
