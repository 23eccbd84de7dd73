package io.cltr.propensity;

import io.cltr.log.Impression;
import io.cltr.method.Methods;
import io.cltr.propensity.study.Auto;
import io.cltr.random.Generator;
import io.cltr.testing.RandomisedWorld;
import java.util.List;
import java.util.stream.Stream;

/** Every registered propensity estimator, and a log that serves each of them. */
final class Estimators {
  /** Ten queries, three loggers, four positions, swaps, shuffles and candidates with features. */
  static final RandomisedWorld WORLD =
      RandomisedWorld.of(10, 4, 0.5, 0.3, 0.2).devices(1, 1).marked(0.2);

  private Estimators() {}

  /**
   * The registered ones with their defaults, but auto, which is one of them; the given curve 1/k.
   */
  static Stream<PropensityEstimator> registered() {
    return Methods.of(PropensityEstimator.class).values().stream()
        .filter(e -> !(e instanceof Auto))
        .map(
            e ->
                e instanceof GivenCurve
                    ? new GivenCurve(List.of(1.0, 1 / 2.0, 1 / 3.0, 1 / 4.0))
                    : e);
  }

  /** Those that learn from the log. */
  static Stream<PropensityEstimator> learning() {
    return registered().filter(e -> !(e instanceof GivenCurve));
  }

  static List<Impression> log(long seed, int impressions) {
    return WORLD.log(new Generator(seed), impressions);
  }

  static PropensityEstimate estimate(PropensityEstimator estimator, List<Impression> log) {
    return estimator.estimate(WORLD.withCandidates(log), 0.95);
  }
}
