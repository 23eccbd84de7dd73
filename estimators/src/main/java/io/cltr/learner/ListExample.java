package io.cltr.learner;

import io.cltr.fold.Keyed;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.signal.QuerySignal;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * The signal of a query together with its candidates, which hold the features.
 *
 * @param query without candidates where there is no list
 */
record ListExample(QuerySignal signal, Query query) implements Serializable {
  private static final Query NONE = new Query("", new String[0], new float[0], 0, List.of());

  /** Throws where lists have no candidates with features to learn from. */
  static ListExample of(Keyed<QuerySignal> signal, Optional<Query> query) {
    if (signal.value().lists().isEmpty()) {
      return new ListExample(signal.value(), NONE);
    }
    return new ListExample(signal.value(), required(signal.key(), query));
  }

  /** The query's candidates, which have features. */
  static Query required(String id, Optional<Query> query) {
    Query found =
        query.orElseThrow(
            () ->
                new InputException(
                    ("query '%s' was shown documents, but has no candidates with features: "
                            + "add it to the features table")
                        .formatted(id)));
    if (!found.hasFeatures()) {
      throw new InputException(
          ("query '%s' was shown documents, but its candidates have no features: "
                  + "add them to the features table")
              .formatted(id));
    }
    return found;
  }
}
