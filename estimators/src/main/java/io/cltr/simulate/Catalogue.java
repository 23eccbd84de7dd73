package io.cltr.simulate;

import io.cltr.log.Query;
import java.io.Serializable;
import java.util.List;

/**
 * What may be shown, and how relevant it truly is.
 *
 * @param entries sorted by query id
 * @param maxGrade the best grade of the scale, at least 1
 */
public record Catalogue(List<Entry> entries, int maxGrade) implements Serializable {

  /**
   * A query with the true grades of its candidates.
   *
   * @param grades in the order of the query's documents, 0 = irrelevant
   */
  public record Entry(Query query, int[] grades) implements Serializable {
    /** Checks that there is one grade per document, and the documents' order. */
    public Entry {
      for (int d = 1; d < query.size(); d++) {
        if (query.documents()[d - 1].compareTo(query.documents()[d]) >= 0) {
          throw new IllegalArgumentException(
              "query %s: document %s comes after %s"
                  .formatted(query.id(), query.documents()[d], query.documents()[d - 1]));
        }
      }
      if (grades.length != query.size() || grades.length == 0) {
        throw new IllegalArgumentException(
            "query %s: %d documents, %d grades; at least one of each is needed"
                .formatted(query.id(), query.size(), grades.length));
      }
    }
  }

  /** Checks order, widths and grades. */
  public Catalogue {
    entries = List.copyOf(entries);
    if (entries.isEmpty() || maxGrade < 1) {
      throw new IllegalArgumentException(
          "%d queries and best grade %d; at least 1 of each is needed"
              .formatted(entries.size(), maxGrade));
    }
    String before = null;
    for (Entry entry : entries) {
      String id = entry.query().id();
      if (before != null && before.compareTo(id) >= 0) {
        throw new IllegalArgumentException("query " + id + " comes after " + before);
      }
      before = id;
      if (entry.query().width() != entries.get(0).query().width()) {
        throw new IllegalArgumentException(
            "query %s has %d features, query %s has %d"
                .formatted(
                    id,
                    entry.query().width(),
                    entries.get(0).query().id(),
                    entries.get(0).query().width()));
      }
      for (int grade : entry.grades()) {
        if (grade < 0 || grade > maxGrade) {
          throw new IllegalArgumentException(
              "query %s: grade %d is outside 0..%d".formatted(id, grade, maxGrade));
        }
      }
    }
  }

  /** Number of features of a document. */
  public int width() {
    return entries.get(0).query().width();
  }

  /** Number of (query, document) pairs. */
  public int pairs() {
    return entries.stream().mapToInt(entry -> entry.query().size()).sum();
  }

  /** (2^grade − 1) / (2^maxGrade − 1), in [0, 1]. */
  public double gain(int grade) {
    return ((1L << grade) - 1.0) / ((1L << maxGrade) - 1.0);
  }
}
