package io.cltr.policy;

import io.cltr.log.Displays;
import io.cltr.log.Displays.Cell;
import io.cltr.log.Displays.LoggerCount;
import io.cltr.log.Query;
import io.cltr.ranker.LinearRanker;
import io.cltr.ranker.Ranker;
import java.util.Collections;
import java.util.List;

/** A query of four documents and what two loggers displayed for it. */
final class Cases {
  /** Scores 1, −.5, .3, 1.2 of the documents a, b, c, d. */
  static final Query QUERY = query("q", 1f, -.5f, .3f, 1.2f);

  static final Ranker FEATURE = new LinearRanker(new double[1], new double[] {1}, new double[] {1});

  /** "new" showed d, a three times and a, c once, and more at random; "old" only at random. */
  static final Displays DISPLAYS =
      new Displays(
          16,
          List.of(new LoggerCount("new", 4), new LoggerCount("other", 2)),
          List.of(
              new Cell("new", false, "a", 1, 1, 0, 0, 1, 0),
              new Cell("new", false, "a", 2, 3, 1, 1, 3, 1),
              new Cell("new", false, "c", 2, 1, 1, 1, 1, 1),
              new Cell("new", false, "d", 1, 3, 2, 2, 3, 2),
              new Cell("new", true, "b", 1, 9, 2, 2, 9, 2),
              new Cell("old", true, "b", 1, 1, 0, 0, 1, 0),
              new Cell("other", false, "b", 2, 2, 0, 0, 2, 0)));

  private Cases() {}

  /** A query of the documents a, b, … with one feature each. */
  static Query query(String id, float... features) {
    String[] documents = new String[features.length];
    for (int d = 0; d < documents.length; d++) {
      documents[d] = String.valueOf((char) ('a' + d));
    }
    return new Query(id, documents, features, 1, Collections.nCopies(documents.length, List.of()));
  }

  /** A query of the documents a, b, … without features. */
  static Query bare(String id, int documents) {
    Query query = query(id, new float[documents]);
    return new Query(id, query.documents(), new float[0], 0, query.groups());
  }
}
