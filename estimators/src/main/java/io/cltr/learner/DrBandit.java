package io.cltr.learner;

import io.cltr.learner.BanditTraining.Modelled;
import io.cltr.learner.BanditTraining.Setting;
import io.cltr.objective.Clip;
import io.cltr.objective.PenalisedReward;
import io.cltr.optimise.Lbfgs;
import io.cltr.optimise.Optimiser;
import io.cltr.reward.CrossFit;
import io.cltr.reward.LogisticReward;
import io.cltr.reward.RewardModel;
import io.cltr.scorer.Linear;
import io.cltr.scorer.Scorer;
import java.util.List;

/**
 * Policy from single actions by a reward model and the weighted rewards that it did not foresee:
 *
 * <pre>
 * max_w (1/N) Σ_i v_i (Σ_d π(d|q_i) q̂(d) + min(π(a_i|q_i)/π_0i, M) (r_i − q̂(a_i))) − λ/2 ‖w‖²
 * </pre>
 *
 * <p>q̂ of a unit is fitted on the units of the other folds; 0 where the model says nothing.
 *
 * <p>π is softmax of the scores over the candidates of the query, f_d = f(z_d; w), linear: Σ_j w_j
 * z_dj; z are features standardised over all candidates, v_i the weights of impressions, N = Σ_i
 * v_i. The policy that was trained is {@code plackett-luce} at temperature 1; the one by top score
 * is its limit and can be worth less where rewards of candidates are close.
 *
 * <p>Right on average where the logging probabilities are right, or the model; less variance than
 * {@link IpsBandit} where the model foresees much. Clipping lets the model decide where weights are
 * large; actions that the log never takes are the model's alone.
 *
 * <p>A log whose impressions do not show one document at position 1 with its logging probability in
 * (0, 1], without rewards, or shown documents without features, are errors. The objective is not
 * concave in f: the search ends at a local optimum. Cost: the reward model, two passes over the
 * log, one over the candidates, one over the rounds for each evaluation.
 *
 * @param rewardModel q̂; one that sees features carries over to actions taken seldom
 * @param folds of cross-fitting, at least 2
 * @param seed of the folds
 * @param clips values of M, above 0; +∞ does not clip. The corner is rounded, see {@link Clip}
 * @param l2 values of λ, at least 0
 * @param scorer the shape of f
 * @param optimiser of the search
 */
public record DrBandit(
    RewardModel rewardModel,
    int folds,
    long seed,
    List<Double> clips,
    List<Double> l2,
    Scorer scorer,
    Optimiser optimiser)
    implements Learner {

  /** A logistic model in two folds; weights clipped at 10, 100 and not, λ 1e-3 and 1e-5, linear. */
  public DrBandit() {
    this(
        new LogisticReward(),
        2,
        1,
        HyperParameters.CLIPS,
        HyperParameters.POLICY_L2,
        new Linear(),
        new Lbfgs());
  }

  /** Checks the ranges. */
  public DrBandit {
    new CrossFit(folds, seed);
    clips = HyperParameters.requireClips("dr-bandit.clips", clips);
    l2 = HyperParameters.requireL2("dr-bandit.l2", l2);
  }

  @Override
  public String id() {
    return "dr-bandit";
  }

  @Override
  public String summary() {
    return "Policy of the largest modelled reward, corrected by the rewards that were not foreseen";
  }

  @Override
  public String source() {
    return "Dudík, Langford and Li, ICML 2011";
  }

  @Override
  public boolean onActions() {
    return true;
  }

  @Override
  public List<TrainedRanker> train(TrainingLog log) {
    List<Setting> grid = BanditTraining.grid(clips, List.of(0.0), l2, PenalisedReward::new);
    Modelled model = new Modelled(rewardModel, new CrossFit(folds, seed));
    return new BanditTraining(id(), "dr", grid, scorer, optimiser, List.of(model)).run(log);
  }
}
