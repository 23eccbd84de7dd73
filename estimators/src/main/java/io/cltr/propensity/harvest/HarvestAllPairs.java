package io.cltr.propensity.harvest;

import io.cltr.log.InputException;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.Components;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.harvest.AllPairsLikelihood.Sensitivity;
import java.util.List;
import org.apache.commons.math3.exception.MathIllegalArgumentException;

/**
 * Intervention harvesting over all pairs of positions: where two loggers show the same document for
 * the same query at different positions, the ratio of its click rates is the ratio of examination.
 *
 * <p>θ = argmax Σ_{k≠k'} ĉ_kk' log(θ_k r_kk') + ¬ĉ_kk' log(1 − θ_k r_kk'), with ĉ of {@link
 * InterventionCounts}. Assumes clicks by position-based examination, and what {@link
 * HarvestWeights} says of the loggers. With {@code global} weights routed traffic biases it, and so
 * do few impressions per query and unequal traffic (8 per query at shares of .8 and .2: +7 % at
 * position 5); checks tell. Trust bias flattens it.
 *
 * <p>Intervals: cluster-robust t on log θ from per-bucket influence. Randomised impressions do not
 * enter. Cost: that of {@link Harvest}, and Newton's steps of K³.
 *
 * @param weights how displays are weighed
 */
public record HarvestAllPairs(HarvestWeights weights) implements PropensityEstimator {
  /** Overlap weights. */
  public HarvestAllPairs() {
    this(HarvestWeights.overlap);
  }

  @Override
  public String id() {
    return "harvest-all-pairs";
  }

  @Override
  public String summary() {
    return "Examination from documents that different loggers show at different positions, all"
        + " pairs of positions in one likelihood";
  }

  @Override
  public String source() {
    return "Agarwal, Zaitsev, Wang, Li, Najork, Joachims, WSDM 2019, equation 8";
  }

  @Override
  public List<Assumption> assumptions() {
    return weights.assumptions();
  }

  @Override
  public PropensityEstimate estimate(PropensityLog log, double level) {
    Harvest harvest = new Harvest(id(), weights, log.impressions());
    return harvest.estimate(solution(harvest), level);
  }

  private static HarvestSolution solution(Harvest harvest) {
    InterventionCounts counts = harvest.counts();
    boolean[][] usable = harvest.usable();
    List<Integer> first =
        usable.length == 0
            ? List.of()
            : Components.stronglyConnected(Components.of(usable).get(0), clicked(counts, usable));
    HarvestSolution solution = HarvestSolution.start(counts.depth(), first);
    if (first.size() < 2) {
      return solution;
    }
    AllPairsLikelihood likelihood =
        new AllPairsLikelihood(
            counts.clicks(),
            counts.skips(),
            usable,
            first.stream().mapToInt(Integer::intValue).toArray());
    maximise(likelihood, solution.logTheta());
    Sensitivity sensitivity = likelihood.sensitivity(solution.logTheta());
    for (int k : first) {
      solution.perClick()[k] = sensitivity.perClick()[k];
      solution.odds()[k] = sensitivity.odds()[k];
    }
    return solution;
  }

  private static void maximise(AllPairsLikelihood likelihood, double[] logTheta) {
    try {
      likelihood.maximise(logTheta);
    } catch (ArithmeticException | MathIllegalArgumentException e) {
      throw new InputException(
          "table impressions: the clicks on documents that loggers show at different positions are"
              + " too few to tell examination apart (%s); use more days, or a known curve"
                  .formatted(e.getMessage()),
          e);
    }
  }

  /** k → l where a document that is shown at both was clicked at k. */
  private static boolean[][] clicked(InterventionCounts counts, boolean[][] usable) {
    boolean[][] clicked = new boolean[counts.depth()][counts.depth()];
    for (int k = 0; k < clicked.length; k++) {
      for (int l = 0; l < clicked.length; l++) {
        clicked[k][l] = usable[k][l] && counts.clicks()[k][l] > 0;
      }
    }
    return clicked;
  }
}
