package io.cltr.learner;

import io.cltr.objective.ExpectedGain;
import io.cltr.optimise.Adam;
import io.cltr.optimise.Optimiser;
import io.cltr.reward.LogisticReward;
import io.cltr.reward.RewardModel;
import io.cltr.scorer.Linear;
import io.cltr.scorer.Scorer;
import io.cltr.signal.DoublyRobust;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.Metric;
import java.util.List;

/**
 * {@link PlPolicy} on the doubly robust signal: a reward model's prediction for every candidate,
 * corrected by the clicks that it did not foresee. Documents that the loggers never or rarely
 * showed are ranked by the model, so it learns more from few clicks, and as much as the model is
 * right. The trained policy is {@code plackett-luce} of the ranker at temperature 1.
 *
 * @param rewardModel ĝ of {@link DoublyRobust}, cross-fitted in two folds
 * @param clips values of its τ, at least 1; +∞ does not clip
 * @param scorer the shape of f
 * @param metric its rank weights λ
 * @param samples rankings drawn per list and step, at least 1
 * @param l2 weights of the penalty, at least 0
 * @param optimiser of the search
 * @param distillation share of the objective that holds f close to the ranker of an earlier run,
 *     where there is one; in [0, 1)
 */
public record DrPolicy(
    RewardModel rewardModel,
    List<Double> clips,
    Scorer scorer,
    Metric metric,
    int samples,
    List<Double> l2,
    Optimiser optimiser,
    double distillation)
    implements Learner {

  /** A logistic reward model, clip 20 and none, linear, λ = θ, 32 rankings, by Adam. */
  public DrPolicy() {
    this(
        new LogisticReward(),
        List.of(20.0, Double.POSITIVE_INFINITY),
        new Linear(),
        new ExpectedClicks(),
        32,
        List.of(1e-4),
        new Adam(0.3, 8, 100, 15),
        0);
  }

  /** Checks the ranges. */
  public DrPolicy {
    clips = signal(rewardModel, clips).clips();
    l2 = HyperParameters.requireL2("dr-policy.l2", l2);
    HyperParameters.requireSamples("dr-policy.samples", samples);
    HyperParameters.requireShare("dr-policy.distillation", distillation);
  }

  @Override
  public String id() {
    return "dr-policy";
  }

  @Override
  public String summary() {
    return "Plackett-Luce policy of the largest doubly robust value, by PL-Rank gradients";
  }

  @Override
  public String source() {
    return "Oosterhuis, TOIS 2023 (the signal); Oosterhuis, SIGIR 2022 (PL-Rank-3)";
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public List<TrainedRanker> train(TrainingLog log) {
    double[] weights = PolicyWeights.of(id(), metric, log.examination());
    return new ListTraining(
            id(),
            signal(rewardModel, clips),
            Lists.candidates,
            ExpectedGain.of(weights, samples),
            scorer,
            l2,
            optimiser,
            distillation)
        .run(log);
  }

  private static DoublyRobust signal(RewardModel rewardModel, List<Double> clips) {
    DoublyRobust defaults = new DoublyRobust();
    return new DoublyRobust(rewardModel, defaults.folds(), defaults.seed(), clips);
  }
}
