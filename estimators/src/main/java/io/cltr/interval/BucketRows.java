package io.cltr.interval;

import io.cltr.log.Units;
import java.io.Serializable;

/**
 * Rows of sums by unit bucket, each allocated when first asked for: what influence is folded in.
 */
public final class BucketRows implements Serializable {
  private static final long serialVersionUID = 1;

  private final int width;
  private final double[][] rows = new double[Units.BUCKETS][];

  /** No sums yet of {@code width} numbers a bucket. */
  public BucketRows(int width) {
    this.width = width;
  }

  /** The sums of {@code bucket}, to be added to. */
  public double[] row(int bucket) {
    if (rows[bucket] == null) {
      rows[bucket] = new double[width];
    }
    return rows[bucket];
  }

  /** Adds the sums of {@code other}. */
  public void add(BucketRows other) {
    for (int b = 0; b < rows.length; b++) {
      if (other.rows[b] != null) {
        double[] row = row(b);
        for (int j = 0; j < width; j++) {
          row[j] += other.rows[b][j];
        }
      }
    }
  }

  /**
   * The influence that {@code map} makes of each bucket's sums less their mean over the buckets
   * with units, so that influence sums to zero: what a prior's own score leaves is spread evenly.
   *
   * @param length of what {@code map} returns
   */
  public BucketInfluence centred(int length, Influence map) {
    double[] mean = new double[width];
    int filled = 0;
    for (double[] row : rows) {
      filled += row == null ? 0 : 1;
      for (int j = 0; row != null && j < width; j++) {
        mean[j] += row[j];
      }
    }
    double[][] values = new double[rows.length][];
    for (int b = 0; b < rows.length; b++) {
      if (rows[b] != null) {
        double[] centred = rows[b].clone();
        for (int j = 0; j < width; j++) {
          centred[j] -= mean[j] / filled;
        }
        values[b] = map.of(centred);
      }
    }
    return new BucketInfluence(length, values);
  }

  /** A linear map from sums to influence. */
  @FunctionalInterface
  public interface Influence {
    /** The influence of {@code sums}, which it may change. */
    double[] of(double[] sums);
  }
}
