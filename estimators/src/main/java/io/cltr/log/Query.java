package io.cltr.log;

import java.io.Serializable;
import java.util.List;

/**
 * What may be ranked for a query: its candidates with their features and groups.
 *
 * @param id query id
 * @param documents candidate ids, sorted
 * @param features n × width, row by row in the order of {@code documents}; empty where the log has
 *     no features
 * @param width number of features of a document
 * @param groups the groups of each document; empty lists where unknown
 */
public record Query(
    String id, String[] documents, float[] features, int width, List<List<String>> groups)
    implements Serializable {

  /** Checks that the parts agree in length. */
  public Query {
    if (features.length != 0 && features.length != documents.length * width) {
      throw new IllegalArgumentException(
          "query %s: %d documents of %d features need %d numbers, found %d"
              .formatted(id, documents.length, width, documents.length * width, features.length));
    }
    if (groups.size() != documents.length) {
      throw new IllegalArgumentException(
          "query %s: %d documents, %d lists of groups"
              .formatted(id, documents.length, groups.size()));
    }
  }

  /** Number of candidates. */
  public int size() {
    return documents.length;
  }

  /** Whether the candidates have features. */
  public boolean hasFeatures() {
    return features.length != 0;
  }
}
