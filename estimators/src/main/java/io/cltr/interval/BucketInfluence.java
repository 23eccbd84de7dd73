package io.cltr.interval;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
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

  /** Influence on the difference from {@code other}, an estimate of the same width. */
  public BucketInfluence minus(BucketInfluence other) {
    double[][] differences = new double[Math.max(values.length, other.values.length)][];
    for (int b = 0; b < differences.length; b++) {
      boolean mine = b < values.length && values[b] != null;
      boolean theirs = b < other.values.length && other.values[b] != null;
      if (mine || theirs) {
        differences[b] = new double[width];
        for (int k = 0; k < width; k++) {
          differences[b][k] = (mine ? values[b][k] : 0) - (theirs ? other.values[b][k] : 0);
        }
      }
    }
    return new BucketInfluence(width, differences);
  }

  /** Influence on the chosen numbers alone, in their order. */
  public BucketInfluence only(int... indices) {
    double[][] chosen = new double[values.length][];
    for (int b = 0; b < values.length; b++) {
      double[] row = values[b];
      if (row != null) {
        chosen[b] = Arrays.stream(indices).mapToDouble(k -> row[k]).toArray();
      }
    }
    return new BucketInfluence(indices.length, chosen);
  }

  /** The same influence on the numbers {@code indices}, none on the others. */
  public BucketInfluence keeping(List<Integer> indices) {
    double[][] kept = new double[values.length][];
    for (int b = 0; b < values.length; b++) {
      if (values[b] != null) {
        kept[b] = new double[width];
        for (int k : indices) {
          kept[b][k] = values[b][k];
        }
      }
    }
    return new BucketInfluence(width, kept);
  }

  /** The number of buckets that hold units. */
  public int filled() {
    return (int) Arrays.stream(values).filter(Objects::nonNull).count();
  }

  /**
   * The cluster-robust covariance m/(m−1) Σ_b (ψ_b − ψ̄)(ψ_b − ψ̄)ᵀ over the m buckets with units;
   * zero where m is below 2.
   */
  public double[][] covariance() {
    double[][] rows = Arrays.stream(values).filter(Objects::nonNull).toArray(double[][]::new);
    double[][] covariance = new double[width][width];
    if (rows.length < 2) {
      return covariance;
    }
    double[] mean = new double[width];
    for (double[] row : rows) {
      for (int k = 0; k < width; k++) {
        mean[k] += row[k] / rows.length;
      }
    }
    double factor = rows.length / (rows.length - 1.0);
    for (double[] row : rows) {
      for (int k = 0; k < width; k++) {
        for (int l = 0; l < width; l++) {
          covariance[k][l] += factor * (row[k] - mean[k]) * (row[l] - mean[l]);
        }
      }
    }
    return covariance;
  }
}
