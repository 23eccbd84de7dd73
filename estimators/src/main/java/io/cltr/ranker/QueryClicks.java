package io.cltr.ranker;

import java.io.Serializable;
import java.util.List;

/**
 * The debiased clicks of one query.
 *
 * @param impressions number of impressions
 * @param represented impressions of the full log that they stand for
 * @param uncovered clicks at positions without a weight; they are in no list
 * @param lists one per set of documents that was shown together and clicked on, sorted
 */
record QueryClicks(long impressions, double represented, long uncovered, List<ShownList> lists)
    implements Serializable {

  /**
   * Documents shown together.
   *
   * @param documents sorted ids
   * @param clicks number of clicks
   * @param unclipped their total weight before clipping, times that of their impressions
   * @param weight their total weight by column, times that of their impressions
   * @param signal γ̂: the same of each document's clicks, columns × documents
   */
  record ShownList(
      String[] documents, long clicks, double unclipped, double[] weight, double[][] signal)
      implements Serializable {}
}
