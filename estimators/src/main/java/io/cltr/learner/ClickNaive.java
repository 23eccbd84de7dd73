package io.cltr.learner;

import io.cltr.feature.Standardisation;
import io.cltr.objective.Softmax;
import io.cltr.optimise.Lbfgs;
import io.cltr.optimise.Optimiser;
import io.cltr.scorer.Linear;
import io.cltr.scorer.Scorer;
import io.cltr.signal.Clicks;
import java.util.List;

/**
 * Ranker that takes clicks for relevance: the objective of {@link IpsSoftmax} with θ = 1 at every
 * position, whatever the given examination. It learns what the loggers put on top; the reference
 * that debiasing must beat.
 *
 * @param lists which documents a list holds
 * @param scorer the shape of f
 * @param l2 values of λ, at least 0
 * @param optimiser of the search
 * @param distillation share of the objective that holds f close to the ranker of an earlier run,
 *     where there is one; in [0, 1)
 */
public record ClickNaive(
    Lists lists, Scorer scorer, List<Double> l2, Optimiser optimiser, double distillation)
    implements Learner {

  /** Raw clicks, linear, λ 1e-2 and 1e-4, by L-BFGS. */
  public ClickNaive() {
    this(Lists.shown, new Linear(), HyperParameters.L2, new Lbfgs(), 0);
  }

  /** Checks the ranges. */
  public ClickNaive {
    l2 = HyperParameters.requireL2("click-naive.l2", l2);
    HyperParameters.requireShare("click-naive.distillation", distillation);
  }

  @Override
  public String id() {
    return "click-naive";
  }

  @Override
  public String summary() {
    return "Softmax loss on raw clicks: the biased reference";
  }

  @Override
  public String source() {
    return "Joachims, Swaminathan and Schnabel, WSDM 2017 (the naive baseline); "
        + "Bruch, Wang, Bendersky and Najork, ICTIR 2019 (softmax loss)";
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
        id(), new Clicks(), lists, new Softmax(), scorer, l2, optimiser, distillation);
  }
}
