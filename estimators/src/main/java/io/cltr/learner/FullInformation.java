package io.cltr.learner;

import io.cltr.feature.FeatureMoments;
import io.cltr.feature.Standardisation;
import io.cltr.fold.ToList;
import io.cltr.log.ConfigException;
import io.cltr.objective.Softmax;
import io.cltr.optimise.Lbfgs;
import io.cltr.optimise.Optimiser;
import io.cltr.scorer.Linear;
import io.cltr.scorer.Scorer;
import java.util.List;

/**
 * Ranker from true grades y, the softmax loss with gains: what perfect labels would give, the
 * reference that no learner from clicks should reach.
 *
 * <pre>
 * min_w −(1/Q) Σ_q Σ_d (2^{y_d} − 1) ln softmax(f)_d + λ/2 ‖w‖²
 * </pre>
 *
 * <p>over all graded candidates of Q queries. Needs a table of grades; the log is not read.
 *
 * @param scorer the shape of f
 * @param l2 values of λ, at least 0
 * @param optimiser of the search
 */
public record FullInformation(Scorer scorer, List<Double> l2, Optimiser optimiser)
    implements Learner {

  /** Linear, λ 1e-2 and 1e-4, by L-BFGS. */
  public FullInformation() {
    this(new Linear(), HyperParameters.L2, new Lbfgs());
  }

  /** Checks the ranges. */
  public FullInformation {
    l2 = HyperParameters.requireL2("full-information.l2", l2);
  }

  @Override
  public String id() {
    return "full-information";
  }

  @Override
  public String summary() {
    return "Softmax loss on true grades: the reference that clicks cannot reach";
  }

  @Override
  public String source() {
    return "Joachims, Swaminathan and Schnabel, WSDM 2017 (the skyline); "
        + "Bruch, Wang, Bendersky and Najork, ICTIR 2019 (softmax loss)";
  }

  @Override
  public List<TrainedRanker> train(TrainingLog log) {
    if (log.grades().fold(new ToList<>()).isEmpty()) {
      throw new ConfigException(
          "full-information learns from true grades, and none are known: name their table,"
              + " training: {grades: PATH}");
    }
    return train(log, log.queries().fold(new FeatureMoments(id())));
  }

  List<TrainedRanker> train(TrainingLog log, Standardisation standardisation) {
    return new ListTraining(
            id(), new TrueGrades(), Lists.shown, new Softmax(), scorer, l2, optimiser, 0)
        .run(log, standardisation);
  }
}
