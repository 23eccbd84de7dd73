package io.cltr.interval;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * Influence of each unit bucket on an estimated vector: estimate − truth ≈ Σ over buckets.
 *
 * @param width length of the vector
 * @param values by bucket number; null where the bucket holds no unit
 */
public record BucketInfluence(int width, double[][] values) implements Serializable {

  /** Influence on a vector that is known: none. */
  public static BucketInfluence none(int width, int buckets) {
    return new BucketInfluence(width, new double[buckets][]);
  }

  /** Whether the vector is known, so that no bucket has influence on it. */
  public boolean isNone() {
    return Arrays.stream(values).allMatch(Objects::isNull);
  }

  /** Influence of {@code bucket} on the {@code index}-th number; 0 for a bucket without units. */
  public double at(int bucket, int index) {
    return values[bucket] == null ? 0 : values[bucket][index];
  }

  /** Influence on the {@code index}-th number of the buckets that hold units, in their order. */
  public double[] column(int index) {
    return Arrays.stream(values).filter(Objects::nonNull).mapToDouble(row -> row[index]).toArray();
  }
}
