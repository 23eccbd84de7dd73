package io.cltr.learner;

import io.cltr.learner.BanditTraining.Setting;
import io.cltr.objective.Clip;
import io.cltr.objective.NormalisedReward;
import io.cltr.optimise.Lbfgs;
import io.cltr.optimise.Optimiser;
import io.cltr.scorer.Linear;
import io.cltr.scorer.Scorer;
import java.util.List;

/**
 * Policy from single actions by the lower end of its self-normalised reward:
 *
 * <pre>
 * max_w R − p √(S²/U) − λ/2 ‖w‖²,   R = Σ_i v_i w_i r_i/Σ_i v_i w_i,   w_i = min(π(a_i|q_i)/π_0i, M)
 * </pre>
 *
 * <p>S²/U is the variance of R by the delta method, U the effective number of units as in {@link
 * Poem}. A constant added to all rewards changes nothing, so that no policy gains by avoiding or by
 * imitating what was logged.
 *
 * <p>π is softmax of the scores over the candidates of the query, f_d = f(z_d; w), linear: Σ_j w_j
 * z_dj; z are features standardised over all candidates, v_i the weights of impressions, N = Σ_i
 * v_i. The policy that was trained is {@code plackett-luce} at temperature 1; the one by top score
 * is its limit and can be worth less where rewards of candidates are close.
 *
 * <p>Assumes logging probabilities that are right up to a factor, and above 0 for every candidate.
 * A policy that moves to actions which the log lacks is judged by what is left.
 *
 * <p>A log whose impressions do not show one document at position 1 with its logging probability in
 * (0, 1], without rewards, or shown documents without features, are errors. The objective is not
 * concave in f: the search ends at a local optimum. Cost: two passes over the log, one over the
 * candidates, one over the rounds for each evaluation.
 *
 * @param clips values of M, above 0; +∞ does not clip. The corner is rounded, see {@link Clip}
 * @param penalties values of p, at least 0, from the most careful
 * @param l2 values of λ, at least 0
 * @param scorer the shape of f
 * @param optimiser of the search
 */
public record NormPoem(
    List<Double> clips, List<Double> penalties, List<Double> l2, Scorer scorer, Optimiser optimiser)
    implements Learner {

  /** Weights clipped at 10, 100 and not, penalties 1, 0.3 and 0.1, λ 1e-5, linear, by L-BFGS. */
  public NormPoem() {
    this(
        HyperParameters.CLIPS, HyperParameters.PENALTIES, List.of(1e-5), new Linear(), new Lbfgs());
  }

  /** Checks the ranges. */
  public NormPoem {
    clips = HyperParameters.requireClips("norm-poem.clips", clips);
    penalties = HyperParameters.requireL2("norm-poem.penalties", penalties);
    l2 = HyperParameters.requireL2("norm-poem.l2", l2);
  }

  @Override
  public String id() {
    return "norm-poem";
  }

  @Override
  public String summary() {
    return "Policy of the largest self-normalised reward less its standard error";
  }

  @Override
  public String source() {
    return "Swaminathan and Joachims, NeurIPS 2015 (Norm-POEM)";
  }

  @Override
  public boolean onActions() {
    return true;
  }

  @Override
  public List<TrainedRanker> train(TrainingLog log) {
    List<Setting> grid = BanditTraining.grid(clips, penalties, l2, NormalisedReward::new);
    return new BanditTraining(id(), "snips", grid, scorer, optimiser, List.of()).run(log);
  }
}
