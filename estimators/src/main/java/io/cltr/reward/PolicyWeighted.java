package io.cltr.reward;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;

/**
 * A reward model of single actions that is fitted for the policy that is valued: another model,
 * whose rounds count by what the policy and the logger make of them. Fitted once per policy,
 * cross-fitted as the other model is. What counts not at all still counts the least that a number
 * can, so that a policy that the log never follows has a fit as well; of a model with prior counts
 * ({@code pbm-posterior}) that is the base rate, and the scale of the weights is that of its prior.
 */
public sealed interface PolicyWeighted extends RewardModel permits ImportanceWeighted, MoreRobust {
  /** What an impression counts at least, as a share of its weight. */
  double LEAST = 1e-200;

  /** The model that is fitted. */
  RewardModel of();

  /** The same around another model. */
  RewardModel around(RewardModel other);

  /**
   * What a round counts, 0 or more.
   *
   * @param ratio π/π_0 of what it shows
   * @param probability π_0 of it
   */
  double weight(double ratio, double probability);

  /** A round and π/π_0 of what it shows. */
  record Weighed(Impression round, double ratio) implements java.io.Serializable {}

  /** Predictions for the policy with these ratios; other parameters as in {@link #fit}. */
  default Source<Keyed<Predictions>> fitFor(
      Source<Weighed> log, Source<Keyed<Query>> queries, Examination examination, CrossFit folds) {
    return of().fit(
            log.map(
                one -> {
                  double probability = one.round().loggingProbabilities()[0];
                  double counts = Math.max(LEAST, weight(one.ratio(), probability));
                  return one.round().withWeight(one.round().weight() * counts);
                }),
            queries,
            examination,
            folds);
  }

  @Override
  default RewardModel with(Tables tables) {
    return around(of().with(tables));
  }

  @Override
  default Source<Keyed<Predictions>> fit(
      Source<Impression> log,
      Source<Keyed<Query>> queries,
      Examination examination,
      CrossFit folds) {
    throw new ConfigException(
        "reward model '%s' is fitted for the policy that is valued, and there is none here: use '%s'"
            .formatted(id(), of().id()));
  }

  /** Refuses what knows no weights. */
  static void require(RewardModel wrapper, RewardModel of) {
    if (of instanceof PolicyWeighted || of instanceof RewardTable) {
      throw new ConfigException(
          "reward model %s: 'of' is '%s', which is not fitted with weights; use logistic,"
                  .formatted(wrapper.id(), of.id())
              + " boosted-trees or pbm-posterior");
    }
  }
}
