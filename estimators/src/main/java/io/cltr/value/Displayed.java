package io.cltr.value;

import io.cltr.log.Displays;
import io.cltr.log.Query;
import java.util.Collections;
import java.util.List;

/** The candidates of a query of which only the displays are known. */
final class Displayed {
  private Displayed() {}

  static Query candidates(String query, Displays displays) {
    String[] documents =
        displays.cells().stream()
            .map(Displays.Cell::document)
            .distinct()
            .sorted()
            .toArray(String[]::new);
    return new Query(
        query, documents, new float[0], 0, Collections.nCopies(documents.length, List.of()));
  }
}
