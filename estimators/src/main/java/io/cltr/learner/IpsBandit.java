package io.cltr.learner;

import io.cltr.learner.BanditTraining.Setting;
import io.cltr.objective.Clip;
import io.cltr.objective.PenalisedReward;
import io.cltr.optimise.Lbfgs;
import io.cltr.optimise.Optimiser;
import io.cltr.scorer.Linear;
import io.cltr.scorer.Scorer;
import java.util.List;

/**
 * Policy from single actions by their inverse logging probability:
 *
 * <pre>
 * max_w (1/N) Σ_i v_i r_i min(π(a_i|q_i)/π_0i, M) − λ/2 ‖w‖²
 * </pre>
 *
 * <p>π is softmax of the scores over the candidates of the query, f_d = f(z_d; w), linear: Σ_j w_j
 * z_dj; z are features standardised over all candidates, v_i the weights of impressions, N = Σ_i
 * v_i. The policy that was trained is {@code plackett-luce} at temperature 1; the one by top score
 * is its limit and can be worth less where rewards of candidates are close.
 *
 * <p>Assumes logging probabilities that are right, and above 0 for every candidate; rewards of
 * actions that the log never takes count 0. Where all rewards have one sign the maximum prefers
 * what was logged by chance ({@link NormPoem} does not). Clipping trades a bias towards 0 for less
 * variance.
 *
 * <p>A log whose impressions do not show one document at position 1 with its logging probability in
 * (0, 1], without rewards, or shown documents without features, are errors. The objective is not
 * concave in f: the search ends at a local optimum. Cost: two passes over the log, one over the
 * candidates, one over the rounds for each evaluation.
 *
 * @param clips values of M, above 0; +∞ does not clip. The corner is rounded, see {@link Clip}
 * @param l2 values of λ, at least 0
 * @param scorer the shape of f
 * @param optimiser of the search
 */
public record IpsBandit(List<Double> clips, List<Double> l2, Scorer scorer, Optimiser optimiser)
    implements Learner {

  /** Weights clipped at 10, 100 and not, λ 1e-3 and 1e-5, linear, by L-BFGS. */
  public IpsBandit() {
    this(HyperParameters.CLIPS, HyperParameters.POLICY_L2, new Linear(), new Lbfgs());
  }

  /** Checks the ranges. */
  public IpsBandit {
    clips = HyperParameters.requireClips("ips-bandit.clips", clips);
    l2 = HyperParameters.requireL2("ips-bandit.l2", l2);
  }

  @Override
  public String id() {
    return "ips-bandit";
  }

  @Override
  public String summary() {
    return "Policy of the largest mean of rewards by inverse logging probability, clipped";
  }

  @Override
  public String source() {
    return "Bottou et al., JMLR 2013; Strehl, Langford, Li and Kakade, NeurIPS 2010 (clipping)";
  }

  @Override
  public boolean onActions() {
    return true;
  }

  @Override
  public List<TrainedRanker> train(TrainingLog log) {
    List<Setting> grid = BanditTraining.grid(clips, List.of(0.0), l2, PenalisedReward::new);
    return new BanditTraining(id(), "ips", grid, scorer, optimiser, List.of()).run(log);
  }
}
