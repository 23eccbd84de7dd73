package io.cltr.value.pass;

import io.cltr.fold.Keyed;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.reward.Predictions;
import io.cltr.value.slice.SlicedDisplays.Shown;
import java.io.Serializable;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is known of a query before its plan.
 *
 * @param slices what the valued slices displayed
 * @param whole what the whole log displayed
 * @param known its candidates; null where the log has none
 * @param predicted what the reward model predicts; null where nothing
 * @param predictedSlots what it predicts of each slot of a slate; null where nothing
 */
record AskedQuery(
    SortedMap<String, Shown> slices,
    Displays whole,
    Query known,
    Predictions predicted,
    Predictions predictedSlots)
    implements Serializable {

  static Keyed<AskedQuery> of(
      Keyed<? extends SortedMap<String, Shown>> valued, Optional<Displays> whole) {
    return new Keyed<>(
        valued.key(),
        new AskedQuery(valued.value(), whole.orElse(Displays.NONE), null, null, null));
  }

  static Keyed<AskedQuery> withCandidates(Keyed<AskedQuery> asked, Optional<Query> candidates) {
    AskedQuery old = asked.value();
    return new Keyed<>(
        asked.key(),
        new AskedQuery(
            old.slices, old.whole, candidates.orElse(null), old.predicted, old.predictedSlots));
  }

  static Keyed<AskedQuery> withPredictions(
      Keyed<AskedQuery> asked, Optional<Predictions> predictions) {
    AskedQuery old = asked.value();
    return new Keyed<>(
        asked.key(),
        new AskedQuery(
            old.slices, old.whole, old.known, predictions.orElse(null), old.predictedSlots));
  }

  static Keyed<AskedQuery> withSlots(Keyed<AskedQuery> asked, Optional<Predictions> predictions) {
    AskedQuery old = asked.value();
    return new Keyed<>(
        asked.key(),
        new AskedQuery(old.slices, old.whole, old.known, old.predicted, predictions.orElse(null)));
  }

  Optional<Query> candidates() {
    return Optional.ofNullable(known);
  }

  Optional<Predictions> predictions() {
    return Optional.ofNullable(predicted);
  }

  Optional<Predictions> slots() {
    return Optional.ofNullable(predictedSlots);
  }
}
