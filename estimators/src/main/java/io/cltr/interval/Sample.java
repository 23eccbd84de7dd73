package io.cltr.interval;

import java.util.List;
import java.util.Optional;

/**
 * What one value was computed from: all that any interval needs, whatever the size of the log.
 *
 * @param statistic the value as a function of the sums
 * @param buckets sums over the units of each unit bucket that holds any, in bucket order
 * @param numbers the numbers of those buckets
 * @param earlier influence on the value, by bucket, of what was estimated before it from the same
 *     units (propensities); empty where nothing was
 * @param drawn variance that the finite number of draws of a stochastic target adds
 * @param range known range of one unit's mean contribution per impression, whatever the sample says
 * @param clusters influence on the value of the clusters of a second kind (queries); empty where
 *     not counted
 */
public record Sample(
    Statistic statistic,
    List<Totals> buckets,
    int[] numbers,
    double[] earlier,
    double drawn,
    Optional<Range> range,
    Optional<Clusters> clusters) {

  /** Known bounds, low ≤ x ≤ high. */
  public record Range(double low, double high) {}

  /**
   * Influences on the value of clusters that cross units.
   *
   * @param second by bucket of the second kind
   * @param both by bucket of (unit, second)
   */
  public record Clusters(double[] second, double[] both) {}

  /** The sums over all units. */
  public Totals totals() {
    return buckets.stream().reduce(Totals.none(buckets.get(0).moments()), Totals::plus);
  }

  /** Whether nothing was estimated before from the same units. */
  public boolean oneStage() {
    return earlier.length == 0;
  }
}
