package io.cltr.check;

import io.cltr.log.Occurrences;

/**
 * What assembly saw in rows that it used, though they have no effect or look odd.
 *
 * @param repeatedClicks clicks on a display that was clicked already
 * @param notRendered displays left out because they were not rendered
 * @param repeatedDocuments impressions that show a document more than once
 * @param misplaced impressions whose time is not in the day of their folder
 * @param newerFeatures rows of features newer than the first display of their document for their
 *     query
 */
public record Counters(
    Occurrences repeatedClicks,
    Occurrences notRendered,
    Occurrences repeatedDocuments,
    Occurrences misplaced,
    Occurrences newerFeatures) {

  /** Nothing of the kind. */
  public static final Counters NONE =
      new Counters(
          Occurrences.NONE, Occurrences.NONE, Occurrences.NONE, Occurrences.NONE, Occurrences.NONE);
}
