package io.cltr.logging;

import io.cltr.fold.Blocks;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.reward.CrossFit;
import java.io.Serializable;
import java.util.List;

/**
 * An impression of one document and what else could have been shown.
 *
 * @param query without candidates where the log names none
 */
record Choice(Impression impression, Query query) implements Serializable {
  private static final Query NONE = new Query("", new String[0], new float[0], 0, List.of());

  /** Joins {@code log} with the candidates; an impression of several documents is an error. */
  static Source<Choice> of(Source<Impression> log, Source<Keyed<Query>> queries) {
    return log.joined(Impression::query, queries, (one, query) -> checked(one, query.orElse(NONE)));
  }

  private static Choice checked(Impression one, Query query) {
    if (one.size() != 1) {
      throw new InputException(
          ("table impressions: impression '%s' shows %d documents; logging probabilities can be"
                  + " estimated for logs of one document per impression")
              .formatted(one.id(), one.size()));
    }
    return new Choice(one, query);
  }

  /** The choices by query and context, packed. */
  static Blocks<ChoiceBlock> blocks(
      Source<Impression> log,
      Source<Keyed<Query>> queries,
      Actions actions,
      ContextLevels levels,
      LinearScore score,
      CrossFit folds) {
    return log.grouped(Impression::query, new QueryChoices.Counter(levels, folds))
        .joined(
            Keyed::key,
            queries,
            (item, query) -> new ChoiceBlock.Item(item.key(), item.value(), query.orElse(NONE)))
        .packed(items -> ChoiceBlock.pack(items, actions, score));
  }

  /** Throws unless {@code folds} can fit and calibrate without the fold they are for. */
  static void requireFolds(CrossFit folds) {
    if (folds.folds() < 3) {
      throw new ConfigException(
          "logging models need 3 folds or more (to fit, to calibrate, to use), found "
              + folds.folds());
    }
  }

  /** The fold that calibrates what is used for {@code fold}. */
  static int calibrating(int fold, int folds) {
    return (fold + 1) % folds;
  }

  /** Whether units of {@code of} fit the model that is used for {@code fold}. */
  static boolean fits(int of, int fold, int folds) {
    return of != fold && of != calibrating(fold, folds);
  }

  String shown() {
    return impression.documents()[0];
  }
}
