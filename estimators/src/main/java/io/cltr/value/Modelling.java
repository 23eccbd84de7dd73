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

  /** Predictions of clicks, or of rewards where {@code metrics} are of rewards; not of both. */
  public Source<Keyed<Predictions>> predictions(
      Source<Impression> log,
      Source<Keyed<Query>> queries,
      Examination examination,
      List<Metric> metrics) {
    Source<Impression> outcomes =
        metrics.get(0).ofClicks() ? log.map(Impression::rewardingClicks) : log;
    return model.fit(outcomes, queries, examination, folds);
  }
}
