package io.cltr.value.slice;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import io.cltr.reward.CrossFit;
import io.cltr.reward.PolicyWeighted;
import io.cltr.reward.Predictions;
import io.cltr.reward.RewardModel;
import io.cltr.value.metric.Metric;
import java.io.Serializable;
import java.util.List;

/** A reward model and the folds of units that it is cross-fitted on. */
public record Modelling(RewardModel model, CrossFit folds) implements Serializable {

  /** The same of each slot of slates, where a slot's reward depends on what it holds. */
  public Source<Keyed<Predictions>> slots(
      Source<Impression> log, Source<Keyed<Query>> queries, List<Metric> metrics) {
    return model.fitSlots(outcomes(log, metrics), queries, folds);
  }

  /** Whether the model is another one for each policy, so that it predicts no log as it is. */
  public boolean byPolicy() {
    return model instanceof PolicyWeighted;
  }

  /**
   * The same of a model that is fitted for each policy, policy after policy.
   *
   * @param log rounds with π/π_0 by policy
   */
  public Source<Keyed<Predictions>> predictions(
      Source<Weighed> log,
      Source<Keyed<Query>> queries,
      Examination examination,
      List<Metric> metrics,
      int policies) {
    PolicyWeighted weighted = (PolicyWeighted) model;
    boolean clicks = metrics.get(0).ofClicks();
    Source<Keyed<Predictions>> all = null;
    for (int p = 0; p < policies; p++) {
      int policy = p;
      Source<Keyed<Predictions>> own =
          weighted.fitFor(
              log.map(
                  one ->
                      new PolicyWeighted.Weighed(
                          clicks ? one.round().rewardingClicks() : one.round(),
                          one.ratios()[policy])),
              queries,
              examination,
              folds);
      all =
          all == null
              ? own
              : all.joined(
                  Keyed::key,
                  own,
                  (before, more) ->
                      new Keyed<>(before.key(), before.value().and(more.orElseThrow())));
    }
    return all;
  }

  /** A round with π/π_0 by policy. */
  public record Weighed(Impression round, double[] ratios) implements Serializable {}

  /** Predictions of clicks, or of rewards where {@code metrics} are of rewards; not of both. */
  public Source<Keyed<Predictions>> predictions(
      Source<Impression> log,
      Source<Keyed<Query>> queries,
      Examination examination,
      List<Metric> metrics) {
    return model.fit(outcomes(log, metrics), queries, examination, folds);
  }

  private static Source<Impression> outcomes(Source<Impression> log, List<Metric> metrics) {
    return metrics.get(0).ofClicks() ? log.map(Impression::rewardingClicks) : log;
  }
}
