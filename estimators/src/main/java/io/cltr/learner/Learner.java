package io.cltr.learner;

import io.cltr.method.Method;
import java.util.List;

/**
 * Trains rankers from clicks. A learner whose hyper-parameters have several values returns one
 * ranker for each combination, in a fixed order, from the simplest ranker to the most flexible; who
 * calls it chooses on other units.
 *
 * <p>Laws, checked by the contract test: the same log in any order gives the same bits; a common
 * factor of all weights changes nothing; a feature that never varies has no influence and a
 * warning, where features are read at all; a list of one document teaches nothing, but to a reward
 * model. A log without clicks, shown documents without features and features that are not finite
 * are an {@link io.cltr.log.InputException}; a search that diverged gives no ranker.
 */
public interface Learner extends Method {
  /** The rankers trained on {@code log}, one per combination of hyper-parameters. */
  List<TrainedRanker> train(TrainingLog log);

  /**
   * Whether it learns from a log of single actions, one document per impression with its logging
   * probability; else it learns from rankings.
   */
  default boolean onActions() {
    return false;
  }

  /**
   * Whether what it trains is a policy that draws by the scores, Plackett–Luce at temperature 1;
   * else the score is to sort by.
   */
  default boolean draws() {
    return onActions();
  }

  /**
   * Whether its rankers are functions of documents' features, which rank queries that the log does
   * not hold; else they know documents by their ids, and nothing of other queries.
   */
  default boolean readsFeatures() {
    return true;
  }
}
