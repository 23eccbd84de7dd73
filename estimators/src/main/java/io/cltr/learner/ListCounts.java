package io.cltr.learner;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What entered the training.
 *
 * @param impressions all impressions, clicked on or not
 * @param represented N: impressions of the full log that they stand for
 * @param uncovered clicks at positions whose examination is not known, left out
 * @param lone clicks on lists of one document, which teach nothing, left out
 * @param clicks that entered
 * @param unclipped their total weight before clipping
 * @param weight their total weight by column
 * @param floored total negative signal that was set to 0, by column
 */
public record ListCounts(
    long impressions,
    double represented,
    long uncovered,
    long lone,
    long clicks,
    double unclipped,
    double[] weight,
    double[] floored)
    implements Serializable {

  static ListCounts none(int columns) {
    return new ListCounts(0, 0, 0, 0, 0, 0, new double[columns], new double[columns]);
  }

  ListCounts plus(ListCounts other) {
    return new ListCounts(
        impressions + other.impressions,
        represented + other.represented,
        uncovered + other.uncovered,
        lone + other.lone,
        clicks + other.clicks,
        unclipped + other.unclipped,
        sum(weight, other.weight),
        sum(floored, other.floored));
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    Arrays.setAll(sum, column -> sum[column] + b[column]);
    return sum;
  }

  /** Share of the weight lost to clipping in {@code column}; 0 where there is no weight. */
  double clippedShare(int column) {
    return unclipped <= 0 ? 0 : Math.max(0, 1 - weight[column] / unclipped);
  }
}
