package io.cltr.propensity.assumption;

import io.cltr.log.InputException;
import io.cltr.propensity.Agreement;
import io.cltr.propensity.Agreement.Difference;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.harvest.HarvestAllPairs;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a regression of relevance bends the curve: harvesting compares each document with itself
 * and needs no regression, so where relevance is one both tell the same curve.
 *
 * <p>{@link Agreement} of the estimate with {@link HarvestAllPairs} on the same log; their common
 * error cancels. A log without interventions of loggers cannot tell. Cost: one estimate.
 *
 * <p>Source: Hausman, Econometrica 1978 (specification test).
 */
record RelevanceFromFeaturesTest() implements AssumptionTest {
  @Override
  public Assumption assumption() {
    return Assumption.RELEVANCE_FROM_FEATURES;
  }

  @Override
  public AssumptionCheck check(
      PropensityEstimator estimator, PropensityEstimate estimate, PropensityLog log) {
    Optional<PropensityEstimate> harvested = harvested(log, estimate.level());
    if (harvested.isEmpty()) {
      return AssumptionCheck.untested(
          assumption(), "loggers show no documents at different positions to compare with");
    }
    Agreement agreement = Agreement.of(estimate, harvested.get());
    if (agreement.rank() == 0) {
      return AssumptionCheck.untested(
          assumption(), "too few units, or no position that harvesting identifies too");
    }
    Difference largest = largest(agreement.differences());
    return AssumptionCheck.tested(
        assumption(),
        agreement.p(),
        "examination is %+.1f%% beside that of harvest-all-pairs at position %d, z = %.1f"
            .formatted(
                100 * StrictMath.expm1(largest.logRatio()), largest.position(), largest.z()));
  }

  private static Difference largest(List<Difference> differences) {
    return differences.stream().max(Comparator.comparingDouble(d -> Math.abs(d.z()))).orElseThrow();
  }

  private static Optional<PropensityEstimate> harvested(PropensityLog log, double level) {
    try {
      return Optional.of(new HarvestAllPairs().estimate(log, level));
    } catch (InputException e) {
      return Optional.empty();
    }
  }
}
