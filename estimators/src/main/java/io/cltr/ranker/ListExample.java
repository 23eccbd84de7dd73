package io.cltr.ranker;

import io.cltr.fold.Keyed;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * The clicks of a query together with its candidates, which hold the features.
 *
 * @param query without candidates where there is no click
 */
record ListExample(QueryClicks clicks, Query query) implements Serializable {
  private static final Query NONE = new Query("", new String[0], new float[0], 0, List.of());

  /** Throws where clicks have no candidates with features to learn from. */
  static ListExample of(Keyed<QueryClicks> clicks, Optional<Query> query) {
    if (clicks.value().lists().isEmpty()) {
      return new ListExample(clicks.value(), NONE);
    }
    Query found =
        query.orElseThrow(
            () ->
                new InputException(
                    ("query '%s' was clicked on, but has no candidates with features: "
                            + "add it to the features table")
                        .formatted(clicks.key())));
    if (!found.hasFeatures()) {
      throw new InputException(
          ("query '%s' was clicked on, but its candidates have no features: "
                  + "add them to the features table")
              .formatted(clicks.key()));
    }
    return new ListExample(clicks.value(), found);
  }
}
