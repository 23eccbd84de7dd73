package io.cltr.signal;

import java.io.Serializable;
import java.util.List;

/**
 * The debiased relevance of one query's documents.
 *
 * @param impressions number of impressions
 * @param represented impressions of the full log that they stand for, Σ v_i
 * @param uncovered clicks at positions whose examination is not known; they are in no list
 * @param lists what was displayed together, sorted
 */
public record QuerySignal(
    long impressions, double represented, long uncovered, List<SignalList> lists)
    implements Serializable {

  /**
   * Documents displayed together.
   *
   * @param documents sorted ids
   * @param clicks number of clicks
   * @param unclipped their total weight before clipping, times that of their impressions
   * @param weight their total weight by column, times that of their impressions
   * @param signal γ̂ summed over impressions, columns × documents
   * @param exposure Σ v_i α of each document's displays; empty where the signal does not need it
   */
  public record SignalList(
      String[] documents,
      long clicks,
      double unclipped,
      double[] weight,
      double[][] signal,
      double[] exposure)
      implements Serializable {}
}
