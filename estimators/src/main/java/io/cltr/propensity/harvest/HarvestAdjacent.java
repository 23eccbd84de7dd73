package io.cltr.propensity.harvest;

import io.cltr.propensity.Assumption;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Intervention harvesting along a chain of neighbours: θ_k = Π_{j<k} ĉ_{j+1}^{j,j+1}/ĉ_j^{j,j+1},
 * with ĉ of {@link InterventionCounts}. The chain ends at the first pair of neighbours without
 * documents that were clicked at both; errors add up along it.
 *
 * <p>Assumes what {@link HarvestAllPairs} does, and leaves what other pairs say unused. Intervals:
 * cluster-robust t on log θ from per-bucket influence. Cost: that of {@link Harvest}.
 *
 * @param weights how displays are weighed
 */
public record HarvestAdjacent(HarvestWeights weights) implements PropensityEstimator {
  /** Overlap weights. */
  public HarvestAdjacent() {
    this(HarvestWeights.overlap);
  }

  @Override
  public String id() {
    return "harvest-adjacent";
  }

  @Override
  public String summary() {
    return "Examination from documents that different loggers show at neighbouring positions,"
        + " multiplied along the chain";
  }

  @Override
  public String source() {
    return "Agarwal, Zaitsev, Wang, Li, Najork, Joachims, WSDM 2019, section 4.2 (adjacent chain)";
  }

  @Override
  public List<Assumption> assumptions() {
    return weights.assumptions();
  }

  @Override
  public PropensityEstimate estimate(PropensityLog log, double level) {
    Harvest harvest = new Harvest(id(), weights, log.impressions());
    int depth = harvest.counts().depth();
    int end =
        IntStream.range(1, depth)
            .filter(k -> !harvest.comparable(k, k - 1))
            .findFirst()
            .orElse(depth);
    HarvestSolution solution =
        HarvestSolution.start(depth, IntStream.range(0, end).boxed().toList());
    for (int k = 1; k < end; k++) {
      solution.addRatio(harvest.counts(), k, k - 1, IntStream.range(k, end).boxed().toList());
    }
    return harvest.estimate(solution, level);
  }
}
