package io.cltr.ranker;

import io.cltr.fold.Keyed;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import java.io.Serializable;
import java.util.Optional;

/** The clicks of a query together with its candidates, which hold the features. */
record ListExample(QueryClicks clicks, Query query) implements Serializable {

  /** Throws where clicks have no candidates with features to learn from. */
  static ListExample of(Keyed<QueryClicks> clicks, Optional<Query> query) {
    if (clicks.value().lists().isEmpty()) {
      return new ListExample(clicks.value(), query.orElse(null));
    }
    Query found =
        query.orElseThrow(
            () ->
                new InputException(
                    "query '%s' was clicked on, but has no candidates with features: add it to the features table"
                        .formatted(clicks.key())));
    if (!found.hasFeatures()) {
      throw new InputException(
          "query '%s' was clicked on, but its candidates have no features: add them to the features table"
              .formatted(clicks.key()));
    }
    return new ListExample(clicks.value(), found);
  }
}
