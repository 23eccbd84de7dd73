package io.cltr.pipeline.assemble;

import java.io.Serializable;

/**
 * Something about used rows that has no effect or looks odd.
 *
 * @param count how often
 * @param document that shows it; "" for the whole impression
 * @param file of the row that shows it
 */
record Note(Subject subject, long count, String document, String file) implements Serializable {

  /** What is counted. */
  enum Subject {
    /** Clicks on displays that were clicked already. */
    REPEATED_CLICK,
    /** Displays left out because they were not rendered. */
    NOT_RENDERED,
    /** Impressions that show a document more than once. */
    REPEATED_DOCUMENT,
    /** Impressions whose time is not in the day of their folder. */
    MISPLACED,
    /** Rows of features newer than the first display of their document for their query. */
    NEWER_FEATURES
  }
}
