package io.cltr.simulate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Cuts numbers into classes of given sizes. */
final class Quantiles {
  private Quantiles() {}

  /**
   * The class of each value: the smallest {@code shares[0]} of the values are of class 0, and so
   * on. Equal values are taken in their order.
   */
  static int[] cut(double[] values, List<Double> shares) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    int[] classes = new int[values.length];
    int current = 0;
    double bound = shares.get(0);
    for (int rank = 0; rank < order.length; rank++) {
      while (current < shares.size() - 1 && rank >= Math.round(bound * order.length)) {
        current++;
        bound += shares.get(current);
      }
      classes[order[rank]] = current;
    }
    return classes;
  }
}
