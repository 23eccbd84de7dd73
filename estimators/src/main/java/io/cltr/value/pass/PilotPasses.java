package io.cltr.value.pass;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.OutcomeGrid;
import io.cltr.log.Impression;
import io.cltr.value.ValueEstimator;
import io.cltr.value.estimator.EmpiricalLikelihood;
import io.cltr.value.outcome.Outcomes;
import io.cltr.value.query.QueryPlan;
import io.cltr.value.sum.Pilots;
import java.io.Serializable;
import java.util.List;

/** The passes that learn {@link Pilots}. */
final class PilotPasses {
  private PilotPasses() {}

  /** What the estimators of {@code valuation} ask for, a pass each. */
  static Pilots of(Valuation valuation, Source<Impression> log, Source<Keyed<QueryPlan>> plans) {
    List<ValueEstimator> estimators = valuation.estimators();
    Pilots none = Pilots.none(valuation.policies().size());
    double[] tilts =
        estimators.stream().anyMatch(estimator -> estimator instanceof EmpiricalLikelihood)
            ? Tilts.of(
                weighed(log, plans, (one, ratios) -> Tilts.Weights.of(one.weight(), ratios)),
                valuation.policies().size(),
                valuation.weighting().leastTilt())
            : none.tilts();
    List<OutcomeGrid> grids =
        estimators.stream().anyMatch(ValueEstimator::onGrid)
            ? log.fold(new Outcomes(valuation.metrics()))
            : none.grids();
    return new Pilots(tilts, grids);
  }

  /** The rounds of {@code log} with their π/π_0 by policy. */
  static <R> Source<R> weighed(
      Source<Impression> log, Source<Keyed<QueryPlan>> plans, Weighing<R> weighing) {
    return log.joined(
        Impression::query,
        plans.map(item -> new Keyed<>(item.key(), item.value().forImpressions())),
        (one, plan) -> weighing.of(one, plan.orElseThrow().ratios(one)));
  }

  /** What is made of a round and its π/π_0 by policy. */
  @FunctionalInterface
  interface Weighing<R> extends Serializable {
    R of(Impression round, double[] ratios);
  }
}
