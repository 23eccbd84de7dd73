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
 *
 * <p>Laws, checked by the contract test: the same log in any order gives the same bits; the
 * objective never rises; a feature that never varies has weight 0 and a warning; a list of one
 * document teaches nothing. A log without clicks, clicked documents without features and features
 * that are not finite are an {@link io.cltr.log.InputException}; a search that diverged gives no
 * ranker.
 */
public interface Learner extends Method {
  /** The rankers trained on {@code log}, one per combination of hyper-parameters. */
  List<TrainedRanker> train(
      Source<Impression> log, Source<Keyed<Query>> queries, Examination examination);
}
