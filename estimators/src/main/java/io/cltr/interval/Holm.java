package io.cltr.interval;

import java.util.Arrays;
import java.util.Comparator;

/** Holm's step-down adjustment (Scandinavian Journal of Statistics 1979). */
public final class Holm {
  private Holm() {}

  /**
   * p-values adjusted for all of {@code p}: the i-th smallest of m becomes the largest of (m − j +
   * 1)·p_j, j ≤ i, at most 1. Rejecting what is at most α errs anywhere with probability α at most.
   */
  public static double[] adjusted(double[] p) {
    Integer[] order = new Integer[p.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int rank = 0; rank < order.length; rank++) {
      largest = Math.max(largest, Math.min(1, (p.length - rank) * p[order[rank]]));
      adjusted[order[rank]] = largest;
    }
    return adjusted;
  }
}
