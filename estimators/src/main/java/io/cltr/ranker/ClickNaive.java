package io.cltr.ranker;

import io.cltr.feature.FeatureMoments;
import io.cltr.feature.Standardisation;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import java.util.List;

/**
 * Linear ranker that takes clicks for relevance: the objective of {@link IpsSoftmax} with θ = 1 at
 * every position, whatever the given examination. It learns what the loggers put on top; the
 * reference that debiasing must beat.
 *
 * @param l2 values of λ, at least 0
 * @param maxIterations of the optimiser
 */
public record ClickNaive(List<Double> l2, int maxIterations) implements Learner {
  static final List<Double> L2 = List.of(1e-4, 1e-2);
  static final int MAX_ITERATIONS = 500;

  /** λ 1e-4 and 1e-2. */
  public ClickNaive() {
    this(L2, MAX_ITERATIONS);
  }

  /** Checks the ranges. */
  public ClickNaive {
    HyperParameters.requireL2("click-naive.l2", l2);
    HyperParameters.requireIterations("click-naive.maxIterations", maxIterations);
    l2 = List.copyOf(l2);
  }

  @Override
  public String id() {
    return "click-naive";
  }

  @Override
  public String summary() {
    return "Linear ranker, softmax loss on raw clicks: the biased reference";
  }

  @Override
  public String source() {
    return "Joachims, Swaminathan and Schnabel, WSDM 2017 (the naive baseline); "
        + "Bruch, Wang, Bendersky and Najork, ICTIR 2019 (softmax loss)";
  }

  @Override
  public List<TrainedRanker> train(
      Source<Impression> log, Source<Keyed<Query>> queries, Examination examination) {
    return train(log, queries, queries.fold(new FeatureMoments(id())));
  }

  List<TrainedRanker> train(
      Source<Impression> log, Source<Keyed<Query>> queries, Standardisation standardisation) {
    return new SoftmaxTraining(id(), new UnitWeight(), l2, maxIterations)
        .run(log, queries, standardisation);
  }
}
