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
 * Policy from single actions by the lower end of what its reward may be:
 *
 * <pre>
 * max_w x̄ − p √(S²/U) − λ/2 ‖w‖²,   x_i = r_i min(π(a_i|q_i)/π_0i, M),
 * x̄ = (1/N) Σ_i v_i x_i,   S² = (1/N) Σ_i v_i x_i² − x̄²
 * </pre>
 *
 * <p>U = (Σ_u v_u)²/Σ_u v_u² is the effective number of units, v_u the weight of a unit's
 * impressions: the rounds of a unit count as one, which is right where they repeat each other and
 * too careful where they are independent. The penalty keeps the policy near actions whose reward
 * the log tells well; it vanishes as the log grows.
 *
 * <p>π is softmax of the scores over the candidates of the query, f_d = f(z_d; w), linear: Σ_j w_j
 * z_dj; z are features standardised over all candidates, v_i the weights of impressions, N = Σ_i
 * v_i. The policy that was trained is {@code plackett-luce} at temperature 1; the one by top score
 * is its limit and can be worth less where rewards of candidates are close.
 *
 * <p>Assumes logging probabilities that are right, and above 0 for every candidate; rewards of
 * actions that the log never takes count 0.
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
public record Poem(
    List<Double> clips, List<Double> penalties, List<Double> l2, Scorer scorer, Optimiser optimiser)
    implements Learner {

  /** Weights clipped at 10, 100 and not, penalties 1, 0.3 and 0.1, λ 1e-5, linear, by L-BFGS. */
  public Poem() {
    this(
        HyperParameters.CLIPS, HyperParameters.PENALTIES, List.of(1e-5), new Linear(), new Lbfgs());
  }

  /** Checks the ranges. */
  public Poem {
    clips = HyperParameters.requireClips("poem.clips", clips);
    penalties = HyperParameters.requireL2("poem.penalties", penalties);
    l2 = HyperParameters.requireL2("poem.l2", l2);
  }

  @Override
  public String id() {
    return "poem";
  }

  @Override
  public String summary() {
    return "Policy of the largest mean of weighted rewards less its standard error";
  }

  @Override
  public String source() {
    return "Swaminathan and Joachims, JMLR 2015 (counterfactual risk minimisation)";
  }

  @Override
  public boolean onActions() {
    return true;
  }

  @Override
  public List<TrainedRanker> train(TrainingLog log) {
    List<Setting> grid = BanditTraining.grid(clips, penalties, l2, PenalisedReward::new);
    return new BanditTraining(id(), "ips", grid, scorer, optimiser, List.of()).run(log);
  }
}
