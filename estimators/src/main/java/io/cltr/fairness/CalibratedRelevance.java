package io.cltr.fairness;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import io.cltr.ranker.Ranker;
import io.cltr.reward.CrossFit;
import io.cltr.reward.Predictions;
import io.cltr.reward.RewardModel;
import io.cltr.value.slice.Modelling;
import java.io.Serializable;

/** Relevance of every candidate, displayed or not, by what a ranker's scores are worth. */
public record CalibratedRelevance(Ranker ranker, ScoreCalibration calibration)
    implements Serializable {

  /** γ̂ of the candidates of {@code query}; zeros where they have no features. */
  double[] of(Query query) {
    return query.hasFeatures() ? calibration.of(query, ranker) : new double[query.size()];
  }

  /** It as a reward model that is taken as given: nothing is fitted to the valued units. */
  Modelling modelling() {
    return new Modelling(new Given(this), new CrossFit(2, 1));
  }

  private record Given(CalibratedRelevance relevance) implements RewardModel {
    @Override
    public String id() {
      return "calibrated";
    }

    @Override
    public String summary() {
      return "Relevance by a ranker's score";
    }

    @Override
    public String source() {
      return "—";
    }

    @Override
    public Source<Keyed<Predictions>> fit(
        Source<Impression> log,
        Source<Keyed<Query>> queries,
        Examination examination,
        CrossFit folds) {
      CalibratedRelevance own = relevance;
      return queries
          .where(item -> item.value().hasFeatures())
          .map(
              item ->
                  new Keyed<>(
                      item.key(),
                      new Predictions(
                          item.value().documents(), 1, new double[][] {own.of(item.value())})));
    }
  }
}
