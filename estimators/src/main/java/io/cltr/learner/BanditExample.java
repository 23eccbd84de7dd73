package io.cltr.learner;

import io.cltr.fold.Keyed;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.reward.Predictions;
import java.io.Serializable;
import java.util.Optional;

/**
 * The rounds of a query together with its candidates and what a model predicts of them.
 *
 * @param predictions without documents where nothing is predicted
 */
record BanditExample(BanditRounds rounds, Query query, Predictions predictions)
    implements Serializable {
  private static final Predictions NOTHING = new Predictions(new String[0], 1, new double[1][0]);

  /** Throws where a query has no candidates with features. */
  static BanditExample of(Keyed<BanditRounds> rounds, Optional<Query> query) {
    Query found =
        query.orElseThrow(
            () ->
                new InputException(
                    ("query '%s' was shown documents, but has no candidates with features: "
                            + "add it to the features table")
                        .formatted(rounds.key())));
    if (!found.hasFeatures()) {
      throw new InputException(
          ("query '%s' was shown documents, but its candidates have no features: "
                  + "add them to the features table")
              .formatted(rounds.key()));
    }
    return new BanditExample(rounds.value(), found, NOTHING);
  }

  /** The same with predictions, where there are any. */
  BanditExample with(Optional<Predictions> found) {
    return new BanditExample(rounds, query, found.orElse(NOTHING));
  }

  /** q̂ of candidate {@code d} at position 1 for units of {@code fold}; 0 where there is none. */
  double predicted(int fold, int d) {
    double predicted = predictions.at(fold, query.documents()[d], 1);
    return Double.isNaN(predicted) ? 0 : predicted;
  }
}
