package io.cltr.value.sum;

import io.cltr.interval.OutcomeGrid;
import java.io.Serializable;
import java.util.List;

/**
 * What estimators need to know of the whole log before the pass that values it.
 *
 * @param tilts t of {@link io.cltr.value.estimator.EmpiricalLikelihood} by policy; 0 where no
 *     estimator uses them
 * @param grids that outcomes are told at, by metric; empty where no estimator uses them
 */
public record Pilots(double[] tilts, List<OutcomeGrid> grids) implements Serializable {
  /** Nothing, for so many policies. */
  public static Pilots none(int policies) {
    return new Pilots(new double[policies], List.of());
  }

  /** The grid of the {@code metric}-th metric. */
  public OutcomeGrid grid(int metric) {
    return grids.isEmpty() ? OutcomeGrid.NONE : grids.get(metric);
  }
}
