package io.cltr.propensity.assumption;

import io.cltr.propensity.Assumption;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;

/**
 * Tests an assumption that estimates of several kinds share.
 *
 * <p>Laws: a pure function of log and estimate; where the assumption holds it is found broken with
 * probability {@link AssumptionCheck#ALPHA} at most; a log that cannot tell is said to.
 */
public interface AssumptionTest {
  /** What is tested; run for the estimators that name it among their assumptions. */
  Assumption assumption();

  /** What {@code log} says about the assumption of {@code estimate}, made by {@code estimator}. */
  AssumptionCheck check(
      PropensityEstimator estimator, PropensityEstimate estimate, PropensityLog log);
}
