package io.cltr.ranker;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.method.Method;
import io.cltr.propensity.Examination;
import java.util.List;

/**
 * Trains rankers from clicks. A learner whose hyper-parameters have several values returns one
 * ranker for each combination, in a fixed order; who calls it chooses on other units.
 */
public interface Learner extends Method {
  /** The rankers trained on {@code log}, one per combination of hyper-parameters. */
  List<TrainedRanker> train(
      Source<Impression> log, Source<Keyed<Query>> queries, Examination examination);
}
