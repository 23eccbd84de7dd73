package io.cltr.value.pass;

import io.cltr.interval.Sample.Range;
import io.cltr.interval.Statistic;
import io.cltr.interval.Totals;
import io.cltr.policy.Policy;
import io.cltr.value.ActionValue;
import io.cltr.value.ValueEstimator;
import io.cltr.value.metric.Metric;
import io.cltr.value.query.PlannedQuery;
import io.cltr.value.query.QueryPlan;
import io.cltr.value.slice.Slices;
import io.cltr.value.sum.Cells;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Where the weights of clicks come from: the kind of log. */
public sealed interface Weighting extends Serializable permits DisplayWeighting, LoggedWeighting {
  /** Refuses metrics, estimators and slices that such a log cannot tell. */
  void check(List<Metric> metrics, List<ValueEstimator> estimators, Slices slices);

  /** Policies whose ranks {@code estimators} need beside those of the valued policies. */
  default List<Policy> policies(List<ValueEstimator> estimators) {
    return List.of();
  }

  /** Number of moments of {@code estimator} on such a log of {@code depth} positions. */
  int moments(ValueEstimator estimator, int depth);

  /** What the means of the moments are worth. */
  Statistic statistic(ValueEstimator estimator, int depth);

  /** Known bounds of an impression's contribution; empty where there are none. */
  default Optional<Range> range(ValueEstimator estimator) {
    return Optional.empty();
  }

  /** What {@code estimator} makes of impressions without a ranking of the policy. */
  default String undefined(ValueEstimator estimator) {
    return ActionValue.COUNTED;
  }

  /** (Σw)²/Σw² over units where it is told by the moments alone. */
  default OptionalDouble effectiveUnits(ValueEstimator estimator, Totals totals) {
    return OptionalDouble.empty();
  }

  /** The least tilt that weights of this kind allow; see {@link Tilts}. */
  default double leastTilt() {
    return 0;
  }

  /** All that the impressions of one query need. */
  QueryPlan plan(Cells cells, PlannedQuery planned);
}
