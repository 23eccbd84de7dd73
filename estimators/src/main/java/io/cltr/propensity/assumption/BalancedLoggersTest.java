package io.cltr.propensity.assumption;

import io.cltr.check.LoggerBalance;
import io.cltr.fold.Fold;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.LogStatistics;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;

/**
 * Tests that loggers serve the same mix of queries, by {@link LoggerBalance} of their untouched
 * impressions over the frequent queries and groups of the rarer ones.
 *
 * <p>Untested where fewer than two loggers or queries have enough impressions, and where queries
 * stand for units: what users ask repeatedly would count as chance. Cost: three passes over the
 * log, one of them grouped by query; state: buckets × loggers × 64 numbers.
 */
public record BalancedLoggersTest() implements AssumptionTest {
  @Override
  public Assumption assumption() {
    return Assumption.BALANCED_LOGGERS;
  }

  @Override
  public AssumptionCheck check(
      PropensityEstimator estimator, PropensityEstimate estimate, PropensityLog log) {
    Source<Impression> untouched = log.impressions().where(Impression::untouched);
    if (!untouched.fold(new HasOtherUnits())) {
      return AssumptionCheck.untested(
          assumption(), "the units are queries, so users who ask again count as chance");
    }
    LoggerBalance balance = LoggerBalance.of(LogStatistics.queryMix(untouched));
    if (balance.deviations().isEmpty()) {
      return AssumptionCheck.untested(
          assumption(), "fewer than two loggers or queries have enough impressions");
    }
    return AssumptionCheck.tested(
        assumption(), balance.p(), "the clearest difference is " + balance.examples().get(0));
  }

  /** Whether any unit is not the query itself. */
  private record HasOtherUnits() implements Fold<Impression, boolean[], Boolean> {
    @Override
    public boolean[] start() {
      return new boolean[1];
    }

    @Override
    public void add(boolean[] state, Impression item) {
      state[0] |= !item.unit().equals(item.query());
    }

    @Override
    public void merge(boolean[] into, boolean[] from) {
      into[0] |= from[0];
    }

    @Override
    public Boolean finish(boolean[] state) {
      return state[0];
    }
  }
}
