package io.cltr.fairness;

import io.cltr.log.Displays;
import io.cltr.log.Query;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A query as a log asked it.
 *
 * @param query its candidates with all groups that documents have
 * @param valued what the valued impressions displayed
 * @param whole what the whole log displayed
 */
record GroupedQuery(Query query, Displays valued, Displays whole) implements Serializable {

  /** The query whose documents have those groups alone that {@code grouping} compares. */
  Query compared(Grouping grouping) {
    List<List<String>> own = new ArrayList<>();
    for (int d = 0; d < query.size(); d++) {
      own.add(grouping.of(query, d));
    }
    return new Query(
        query.id(), query.documents(), query.features(), query.width(), List.copyOf(own));
  }
}
