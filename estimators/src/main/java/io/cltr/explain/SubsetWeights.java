package io.cltr.explain;

import java.util.Arrays;

/**
 * The features on a way through a tree, and for each number i of them the summed weight of all
 * subsets of i known features, weighted as Shapley's value weighs subsets. Entry 0 stands for the
 * root and is no feature.
 */
final class SubsetWeights {
  private int length;
  private int[] feature;
  private double[] unknown;
  private double[] known;
  private double[] weight;

  /** No features. */
  SubsetWeights() {
    this(0, new int[0], new double[0], new double[0], new double[0]);
  }

  private SubsetWeights(
      int length, int[] feature, double[] unknown, double[] known, double[] weight) {
    this.length = length;
    this.feature = feature;
    this.unknown = unknown;
    this.known = known;
    this.weight = weight;
  }

  int length() {
    return length;
  }

  int feature(int i) {
    return feature[i];
  }

  double unknown(int i) {
    return unknown[i];
  }

  double known(int i) {
    return known[i];
  }

  /** Index of the entry of {@code wanted}; −1 where there is none. */
  int find(int wanted) {
    for (int i = 1; i < length; i++) {
      if (feature[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** A copy with one feature more. */
  SubsetWeights with(double ifUnknown, double ifKnown, int added) {
    int n = length;
    SubsetWeights longer =
        new SubsetWeights(
            n + 1,
            Arrays.copyOf(feature, n + 1),
            Arrays.copyOf(unknown, n + 1),
            Arrays.copyOf(known, n + 1),
            Arrays.copyOf(weight, n + 1));
    longer.feature[n] = added;
    longer.unknown[n] = ifUnknown;
    longer.known[n] = ifKnown;
    longer.weight[n] = n == 0 ? 1 : 0;
    for (int i = n - 1; i >= 0; i--) {
      longer.weight[i + 1] += ifKnown * longer.weight[i] * (i + 1) / (n + 1);
      longer.weight[i] = ifUnknown * longer.weight[i] * (n - i) / (n + 1);
    }
    return longer;
  }

  /** Takes the entry {@code k} out, as if it had never been added. */
  void remove(int k) {
    weight = Arrays.copyOf(weightsWithout(k), length);
    for (int i = k; i < length - 1; i++) {
      feature[i] = feature[i + 1];
      unknown[i] = unknown[i + 1];
      known[i] = known[i + 1];
    }
    length--;
  }

  /** The weight of all subsets of the other entries. */
  double without(int k) {
    return Arrays.stream(weightsWithout(k)).sum();
  }

  private double[] weightsWithout(int k) {
    int n = length - 1;
    double[] left = new double[n];
    double next = weight[n];
    for (int i = n - 1; i >= 0; i--) {
      if (known[k] != 0) {
        left[i] = next * (n + 1) / ((i + 1) * known[k]);
        next = weight[i] - left[i] * unknown[k] * (n - i) / (n + 1);
      } else {
        left[i] = weight[i] * (n + 1) / (unknown[k] * (n - i));
      }
    }
    return left;
  }
}
