package io.cltr.value;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import io.cltr.reward.CrossFit;
import io.cltr.reward.Predictions;
import io.cltr.reward.RewardModel;
import java.io.Serializable;
import java.util.List;

/** A reward model and the folds of units that it is cross-fitted on. */
public record Modelling(RewardModel model, CrossFit folds) implements Serializable {

  /** The same of each slot of slates, where a slot's reward depends on what it holds. */
  public Source<Keyed<Predictions>> slots(
      Source<Impression> log, Source<Keyed<Query>> queries, List<Metric> metrics) {
    return model.fitSlots(outcomes(log, metrics), queries, folds);
  }

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
