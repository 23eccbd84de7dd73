package io.cltr.interval;

import java.io.Serializable;

/**
 * Influence of each unit bucket on an estimated vector: estimate − truth ≈ Σ over buckets.
 *
 * @param width length of the vector
 * @param values by bucket number; null where the bucket holds no unit
 */
public record BucketInfluence(int width, double[][] values) implements Serializable {

  /** Influence of a vector that is known: none. */
  public static BucketInfluence none(int width, int buckets) {
    return new BucketInfluence(width, new double[buckets][]);
  }

  /** Influence of {@code bucket} on the {@code index}-th number. */
  public double at(int bucket, int index) {
    return values[bucket] == null ? 0 : values[bucket][index];
  }
}
