package io.cltr.value.pass;

import io.cltr.interval.TwoWay;
import io.cltr.policy.Policy;
import io.cltr.value.ActionLog;
import io.cltr.value.ActionNeeds;
import io.cltr.value.ActionValue;
import io.cltr.value.ValueEstimator;
import io.cltr.value.estimator.BalancedIps;
import io.cltr.value.slice.UnitFolds;
import io.cltr.value.sum.CellLayout;
import io.cltr.value.sum.Cells;
import io.cltr.value.sum.Pilots;
import java.util.List;
import java.util.Optional;

/** The cells of a valuation, before anything is known of the log. */
final class ValuationCells {
  private ValuationCells() {}

  static Cells of(Valuation valuation) {
    List<ValueEstimator> estimators = valuation.estimators();
    Weighting weighting = valuation.weighting();
    int depth = valuation.examination().depth();
    int[][] groups =
        new int[valuation.policies().size() * valuation.metrics().size() * estimators.size()][];
    int[] counts = new int[groups.length];
    for (int c = 0; c < groups.length; c++) {
      ValueEstimator estimator = estimators.get(c % estimators.size());
      counts[c] = weighting.moments(estimator, depth);
      groups[c] = weighting.statistic(estimator, depth).groups(counts[c]);
    }
    ActionLog known = weighting instanceof LoggedWeighting logged ? logged.known() : ActionLog.NONE;
    List<ActionValue> actions =
        estimators.stream().map(e -> e.ofActions(known)).flatMap(Optional::stream).toList();
    return new Cells(
        valuation.policies().stream().map(Policy::name).toList(),
        estimators.stream().map(ValueEstimator::id).toList(),
        valuation.metrics(),
        actions,
        estimators.stream().map(ValueEstimator::ofRankings).flatMap(Optional::stream).toList(),
        CellLayout.of(groups, counts),
        UnitFolds.of(valuation.modelling()),
        valuation.examination(),
        valuation.slices(),
        ActionNeeds.of(known, actions),
        weighting instanceof DisplayWeighting displays && !displays.policies(estimators).isEmpty()
            ? List.copyOf(displays.loggers().keySet())
            : List.of(),
        estimators.stream().anyMatch(estimator -> estimator instanceof BalancedIps),
        valuation.intervals().stream().anyMatch(interval -> interval instanceof TwoWay),
        Pilots.none(valuation.policies().size()));
  }
}
