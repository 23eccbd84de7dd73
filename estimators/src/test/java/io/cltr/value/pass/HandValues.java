package io.cltr.value.pass;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.policy.Policy;
import io.cltr.propensity.Examination;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable;
import io.cltr.value.metric.Metric;
import io.cltr.value.slice.Slices;
import java.util.List;

/** Values of small logs whose positions are examined with probabilities 1 and ½. */
final class HandValues {
  static final Examination THETA = new Examination(new double[] {1, 0.5});

  private HandValues() {}

  static ValueTable value(
      List<Impression> log,
      List<Policy> policies,
      List<Metric> metrics,
      List<ValueEstimator> estimators) {
    return run(log, policies, metrics, estimators, new Slices(List.of()), new DisplayWeighting());
  }

  static ValueTable run(
      List<Impression> log,
      List<Policy> policies,
      List<Metric> metrics,
      List<ValueEstimator> estimators,
      Slices slices,
      Weighting weighting) {
    Source<Keyed<Query>> queries = Source.of(List.of(), Layout.byKey());
    return new Valuation(policies, metrics, estimators, slices, THETA, weighting)
        .run(
            Source.of(log, Impression.LAYOUT),
            Source.of(log, Impression.LAYOUT).grouped(Impression::query, new DisplaysFold()),
            queries,
            BucketInfluence.none(THETA.depth(), Units.BUCKETS),
            0.95);
  }

  static double number(ValueTable table, String metric, String estimator) {
    return table.find(table.policies().get(0), metric, estimator, Slices.ALL).value();
  }

  static String warnings(ValueTable table, String metric, String estimator) {
    return table.find(table.policies().get(0), metric, estimator, Slices.ALL).warnings().toString();
  }
}
