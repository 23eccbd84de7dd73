package io.cltr.propensity.assumption;

import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import java.util.List;

/** The assumptions that estimates of several kinds share, tested. */
public final class AssumptionTests {
  static final List<AssumptionTest> ALL =
      List.of(
          new BalancedLoggersTest(),
          new OneCurveTest(),
          new RelevanceFromFeaturesTest(),
          new NoTrustBiasTest(),
          new NoCascadeTest());

  private AssumptionTests() {}

  /** {@code estimate} with what {@code log} says about the assumptions of its estimator. */
  public static PropensityEstimate checked(
      PropensityEstimator estimator, PropensityEstimate estimate, PropensityLog log) {
    return estimate.withChecks(
        ALL.stream()
            .filter(test -> estimator.assumptions().contains(test.assumption()))
            .map(test -> test.check(estimator, estimate, log))
            .toList());
  }
}
