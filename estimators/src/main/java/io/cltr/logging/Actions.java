package io.cltr.logging;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The documents that a log shows.
 *
 * @param ids sorted
 */
record Actions(String[] ids) implements Serializable {

  int size() {
    return ids.length;
  }

  /** The number of {@code document}; negative where the log never showed it. */
  int index(String document) {
    return Arrays.binarySearch(ids, document);
  }

  /** What could have been shown: the query's candidates, else all that the log shows. */
  String[] candidates(Query query) {
    return query.size() == 0 ? ids : query.documents();
  }

  /** {@code found} or, where it has no candidates, a query of this id with those of the log. */
  Query named(String id, Optional<Query> found) {
    return found
        .filter(query -> query.size() > 0)
        .orElseGet(
            () -> new Query(id, ids, new float[0], 0, Collections.nCopies(ids.length, List.of())));
  }

  /** Where the shown document stands among the candidates. */
  int chosen(Choice choice) {
    return chosen(candidates(choice.query()), choice.shown(), choice.impression().query());
  }

  /** Where {@code document}, shown for {@code query}, stands among its {@code candidates}. */
  static int chosen(String[] candidates, String document, String query) {
    int chosen = Arrays.binarySearch(candidates, document);
    if (chosen < 0) {
      throw new InputException(
          ("document '%s' was shown for query '%s', but is not among its candidates: add it to"
                  + " the features table")
              .formatted(document, query));
    }
    return chosen;
  }

  /** Collects them; state: distinct documents. */
  record Finder() implements Fold<Impression, TreeSet<String>, Actions> {
    @Override
    public TreeSet<String> start() {
      return new TreeSet<>();
    }

    @Override
    public void add(TreeSet<String> state, Impression item) {
      Collections.addAll(state, item.documents());
    }

    @Override
    public void merge(TreeSet<String> into, TreeSet<String> from) {
      into.addAll(from);
    }

    @Override
    public Actions finish(TreeSet<String> state) {
      return new Actions(state.toArray(String[]::new));
    }
  }
}
