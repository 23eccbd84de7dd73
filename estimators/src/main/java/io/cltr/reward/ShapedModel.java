package io.cltr.reward;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;

/** A reward model that is fitted to displays by one formula, whatever they are taken for. */
interface ShapedModel extends RewardModel {
  /** Predictions by query, displays being taken for what {@code shape} says. */
  Source<Keyed<Predictions>> fit(
      LogShape shape,
      Source<Impression> log,
      Source<Keyed<Query>> queries,
      Examination examination,
      CrossFit folds);

  @Override
  default Source<Keyed<Predictions>> fit(
      Source<Impression> log,
      Source<Keyed<Query>> queries,
      Examination examination,
      CrossFit folds) {
    return fit(log.fold(new LogShape.Finder()), log, queries, examination, folds);
  }

  @Override
  default Source<Keyed<Predictions>> fitSlots(
      Source<Impression> log, Source<Keyed<Query>> queries, CrossFit folds) {
    LogShape shape = log.fold(new LogShape.Finder()).ofSlots();
    return fit(shape, log, queries, Examination.uniform(1), folds);
  }
}
