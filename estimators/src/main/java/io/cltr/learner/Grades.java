package io.cltr.learner;

import java.io.Serializable;
import java.util.Arrays;

/**
 * True relevance of one query's documents.
 *
 * @param documents ids, sorted
 * @param grades y ≥ 0 of each
 */
public record Grades(String[] documents, double[] grades) implements Serializable {

  /** Checks that there is one grade per document, and its range. */
  public Grades {
    if (documents.length != grades.length || !Arrays.stream(grades).allMatch(y -> y >= 0)) {
      throw new IllegalArgumentException(
          "%d documents, %d grades; there must be one for each, at least 0"
              .formatted(documents.length, grades.length));
    }
  }
}
