package io.cltr.learner;

import io.cltr.feature.Standardisation;
import io.cltr.objective.Pairwise;
import io.cltr.optimise.Lbfgs;
import io.cltr.optimise.Optimiser;
import io.cltr.scorer.Linear;
import io.cltr.scorer.Scorer;
import io.cltr.signal.InversePropensity;
import io.cltr.signal.Signal;
import java.util.List;

/**
 * Ranker from debiased relevance by the logistic loss of pairs:
 *
 * <pre>
 * min_w (1/N) Σ_lists Σ_d γ̂_d Σ_{d' ≠ d} ln(1 + exp(f_d' − f_d)) + λ/2 ‖w‖²
 * </pre>
 *
 * <p>A list is a set of documents that was shown together. N = Σ_i v_i is the number of
 * impressions, v_i their weights; z are features standardised over all candidates. The signal's
 * assumptions are the learner's; γ̂ &lt; 0 is set to 0 with a warning. A log without clicks, or
 * shown documents without features, are errors. Cost: the signal's passes, one over the candidates,
 * one over the lists for each evaluation.
 *
 * @param signal γ̂, the debiased relevance
 * @param lists which documents a list holds
 * @param scorer the shape of f
 * @param l2 values of λ, at least 0
 * @param optimiser of the search
 * @param distillation share of the objective that holds f close to the ranker of an earlier run,
 *     where there is one; in [0, 1)
 */
public record IpsPairwiseLogistic(
    Signal signal,
    Lists lists,
    Scorer scorer,
    List<Double> l2,
    Optimiser optimiser,
    double distillation)
    implements Learner {

  /** Clicks by inverse propensity clipped at 5, 20 and not, linear, λ 1e-2 and 1e-4, by L-BFGS. */
  public IpsPairwiseLogistic() {
    this(new InversePropensity(), Lists.shown, new Linear(), HyperParameters.L2, new Lbfgs(), 0);
  }

  /** Checks the ranges. */
  public IpsPairwiseLogistic {
    l2 = HyperParameters.requireL2("ips-pairwise-logistic.l2", l2);
    HyperParameters.requireShare("ips-pairwise-logistic.distillation", distillation);
  }

  @Override
  public String id() {
    return "ips-pairwise-logistic";
  }

  @Override
  public String summary() {
    return "Logistic loss of pairs, every document with debiased relevance against the others";
  }

  @Override
  public String source() {
    return "Joachims, Swaminathan and Schnabel, WSDM 2017 (inverse propensity weights); "
        + "Burges et al., ICML 2005 (logistic loss of pairs)";
  }

  @Override
  public List<TrainedRanker> train(TrainingLog log) {
    return training().run(log);
  }

  List<TrainedRanker> train(TrainingLog log, Standardisation standardisation) {
    return training().run(log, standardisation);
  }

  private ListTraining training() {
    return new ListTraining(
        id(), signal, lists, Pairwise.logistic(), scorer, l2, optimiser, distillation);
  }
}
