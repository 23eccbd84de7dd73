package io.cltr.reward;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.method.Method;
import io.cltr.propensity.Examination;
import java.util.List;

/**
 * Predicts what showing a document is worth: γ̂(q, d), the probability of a click given examined at
 * position 1's rate, in a log of rankings; q̂(q, d, k), the expected reward, in a log of single
 * actions.
 *
 * <p>Laws, checked by the contract test: the prediction used for a unit is fitted without that unit
 * ({@link CrossFit}), unless it was given from outside; predictions are finite; a query without
 * predictions is left out, not 0; the same log in any order gives the same bits.
 */
public interface RewardModel extends Method {
  /**
   * Predictions by query.
   *
   * @param log the impressions that are valued
   * @param queries candidates with their features
   * @param examination θ, held fixed
   * @param folds which units are predicted from which others
   */
  Source<Keyed<Predictions>> fit(
      Source<Impression> log,
      Source<Keyed<Query>> queries,
      Examination examination,
      CrossFit folds);

  /**
   * Predictions of each slot's reward, r̂(q, d, k), in a log of rankings that are taken as slates
   * of actions: every slot as a single action. Models that tell no positions apart predict the same
   * for all slots; those that are given are the same for every log.
   *
   * @param log rankings; the reward of a slot is that of its display
   */
  default Source<Keyed<Predictions>> fitSlots(
      Source<Impression> log, Source<Keyed<Query>> queries, CrossFit folds) {
    return fit(log, queries, Examination.uniform(1), folds);
  }

  /** The model with what it reads from outside; to be called once before {@link #fit}. */
  default RewardModel with(Tables tables) {
    return this;
  }

  /** Where predictions that were made elsewhere lie. */
  @FunctionalInterface
  interface Tables {
    /** The rows of the reward_model table at {@code path}. */
    List<RewardTable.Row> rewards(String path);
  }
}
