package io.cltr.fairness;

import io.cltr.fold.Keyed;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import java.io.Serializable;
import java.util.Optional;

/**
 * What a log displayed for a query, and the candidates that it could have.
 *
 * @param query null where they are not known
 */
record ScoredClicks(Displays displays, Query query) implements Serializable {
  static ScoredClicks of(Keyed<Displays> item, Optional<Query> query) {
    return new ScoredClicks(item.value(), query.orElse(null));
  }
}
