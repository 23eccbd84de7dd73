package io.cltr.interval;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What one value was computed from: all that any interval needs, whatever the size of the log.
 *
 * @param statistic the value as a function of the sums
 * @param buckets sums over the units of each unit bucket that holds any, in bucket order
 * @param numbers the numbers of those buckets
 * @param earlier influence on the value, by bucket number, of what was estimated before it from the
 *     same units (propensities), also of buckets whose units the value itself does not count; empty
 *     where nothing was
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
  public record Range(double low, double high) implements Serializable {
    /** Whether the bounds are finite and leave room for more than one number. */
    public boolean isProper() {
      return low < high && Double.isFinite(low) && Double.isFinite(high);
    }
  }

  /**
   * Influences on the value of clusters that cross units.
   *
   * @param second by bucket of the second kind
   * @param both by bucket of (unit, second)
   */
  public record Clusters(double[] second, double[] both) {}

  /** Checks that what is told by bucket fits together. */
  public Sample {
    if (numbers.length != buckets.size()) {
      throw new IllegalArgumentException(
          "%d buckets with %d numbers".formatted(buckets.size(), numbers.length));
    }
    for (int i = 0; i < numbers.length; i++) {
      if (i > 0 && numbers[i] <= numbers[i - 1]) {
        throw new IllegalArgumentException("bucket numbers must rise, found " + numbers[i]);
      }
      if (earlier.length > 0 && numbers[i] >= earlier.length) {
        throw new IllegalArgumentException(
            "bucket %d of %d with earlier influence".formatted(numbers[i], earlier.length));
      }
    }
    buckets = List.copyOf(buckets);
  }

  /** A sample of a value before which nothing was estimated, of a target that was not drawn. */
  public static Sample oneStage(
      Statistic statistic, List<Totals> buckets, int[] numbers, Optional<Range> range) {
    return new Sample(statistic, buckets, numbers, new double[0], 0, range, Optional.empty());
  }

  /** The sums over all units; there must be a bucket. */
  public Totals totals() {
    return Totals.of(buckets);
  }

  /** What {@code other} makes of other sums over the same units. */
  Sample with(Statistic other, List<Totals> sums) {
    return new Sample(other, sums, numbers, earlier, drawn, Optional.empty(), Optional.empty());
  }

  /** Whether nothing was estimated before from the same units. */
  public boolean oneStage() {
    return earlier.length == 0;
  }
}
