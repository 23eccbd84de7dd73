package io.cltr.fairness;

import io.cltr.interval.BucketInfluence;
import io.cltr.interval.StudentT;
import io.cltr.policy.Policy;
import io.cltr.propensity.Examination;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable;
import io.cltr.value.ValueTable.CellValue;
import io.cltr.value.display.AffineIps;
import io.cltr.value.estimator.DoublyRobust;
import io.cltr.value.estimator.Ips;
import io.cltr.value.metric.Dcg;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.Metric;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What documents of groups are worth: the clicks that policies give them, and their relevance.
 *
 * <p>Relevance is the value of {@link EveryDocument} at rank 1, which no trust is added to.
 */
record GroupValues(ValueTable table, ValueEstimator estimator) {
  private static final Policy EVERY = new EveryDocument();
  private static final Metric CLICKS = new ExpectedClicks();
  private static final Metric RELEVANCE = new Dcg(1);

  /** Of {@code grouped}'s policies, and of its documents. */
  static GroupValues of(
      GroupedLog grouped,
      Examination examination,
      BucketInfluence influence,
      Optional<CalibratedRelevance> relevance,
      double level) {
    List<Policy> policies = new ArrayList<>(grouped.policies());
    policies.add(EVERY);
    ValueEstimator estimator = estimator(examination, relevance.isPresent());
    Valuation valuation =
        new Valuation(
            policies,
            policies.size() == 1 ? List.of(RELEVANCE) : List.of(CLICKS, RELEVANCE),
            List.of(estimator),
            new Slices(List.of(Slices.GROUP)),
            examination,
            new DisplayWeighting(),
            relevance.map(CalibratedRelevance::modelling),
            List.of(new StudentT()));
    ValueTable table =
        valuation.run(grouped.log(), grouped.displays(), grouped.candidates(), influence, level);
    return new GroupValues(table, estimator);
  }

  private static ValueEstimator estimator(Examination examination, boolean modelled) {
    if (modelled) {
      return new DoublyRobust();
    }
    return examination.hasTrust() ? new AffineIps() : new Ips();
  }

  /** The relevance of all documents in {@code slice}, per impression; empty where none has any. */
  Optional<CellValue> merit(String slice) {
    return find(EVERY.name(), RELEVANCE, slice);
  }

  /** The clicks that {@code policy} gives documents in {@code slice}. */
  Optional<CellValue> clicks(String policy, String slice) {
    return find(policy, CLICKS, slice);
  }

  private Optional<CellValue> find(String policy, Metric metric, String slice) {
    return table.cells().stream()
        .filter(
            cell ->
                cell.policy().equals(policy)
                    && cell.metric().equals(metric.id())
                    && cell.slice().equals(slice))
        .findFirst();
  }

  /** Influence on a cell by coarse bucket. */
  static double[] influence(CellValue cell) {
    double[] coarse = new double[BucketWeights.BUCKETS];
    cell.influence()
        .forEach(
            (bucket, psi) ->
                coarse[cell.slice().equals(Slices.ALL) ? BucketWeights.bucket(bucket) : bucket] +=
                    psi);
    return coarse;
  }
}
