package io.cltr.propensity.harvest;

import io.cltr.propensity.Assumption;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import java.util.ArrayList;
import java.util.List;

/**
 * Intervention harvesting against position 1 alone: θ_k = ĉ_k^{1k}/ĉ_1^{1k}, with ĉ of {@link
 * InterventionCounts}. A position is identified if documents that one logger shows at 1 and another
 * at k were clicked at both.
 *
 * <p>Assumes what {@link HarvestAllPairs} does, and leaves what other pairs say unused. Intervals:
 * cluster-robust t on log θ from per-bucket influence. Cost: that of {@link Harvest}.
 *
 * @param weights how displays are weighed
 */
public record HarvestPivot(HarvestWeights weights) implements PropensityEstimator {
  /** Overlap weights. */
  public HarvestPivot() {
    this(HarvestWeights.overlap);
  }

  @Override
  public String id() {
    return "harvest-pivot";
  }

  @Override
  public String summary() {
    return "Examination from documents that different loggers show at position 1 and elsewhere";
  }

  @Override
  public String source() {
    return "Agarwal, Zaitsev, Wang, Li, Najork, Joachims, WSDM 2019, section 4.2 (pivot-one)";
  }

  @Override
  public List<Assumption> assumptions() {
    return weights.assumptions();
  }

  @Override
  public PropensityEstimate estimate(PropensityLog log, double level) {
    Harvest harvest = new Harvest(id(), weights, log.impressions());
    int depth = harvest.counts().depth();
    List<Integer> identified = new ArrayList<>();
    HarvestSolution solution = HarvestSolution.start(depth, identified);
    identified.add(0);
    for (int k = 1; k < depth; k++) {
      if (harvest.comparable(k, 0)) {
        identified.add(k);
        solution.addRatio(harvest.counts(), k, 0, List.of(k));
      }
    }
    return harvest.estimate(solution, level);
  }
}
