package io.cltr.interval;

import java.io.Serializable;

/**
 * Two means on the same units, with what their errors have in common.
 *
 * @param first the one mean
 * @param second the other
 * @param firstVariance variance of its error
 * @param secondVariance likewise
 * @param covariance of the two errors
 * @param buckets independent parts that the variances were estimated from
 */
public record PairedMeans(
    double first,
    double second,
    double firstVariance,
    double secondVariance,
    double covariance,
    int buckets)
    implements Serializable {

  /** {@code a}·first + {@code b}·second. */
  public Contrast contrast(double a, double b) {
    double variance = a * a * firstVariance + b * b * secondVariance + 2 * a * b * covariance;
    return new Contrast(
        a * first + b * second,
        buckets < 2 ? Double.POSITIVE_INFINITY : Math.sqrt(Math.max(0, variance)),
        buckets);
  }

  /**
   * A weighted sum of the two.
   *
   * @param standardError of its error; infinite where there is one bucket or none
   */
  public record Contrast(double value, double standardError, int buckets) {
    /** Half the width of its t interval; 0 where there is no error. */
    public double halfWidth(double level) {
      return standardError == 0 ? 0 : standardError * StudentT.quantile(buckets, level);
    }
  }
}
