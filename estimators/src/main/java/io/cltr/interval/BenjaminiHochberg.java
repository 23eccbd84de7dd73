package io.cltr.interval;

import java.util.Arrays;
import java.util.Comparator;

/** Benjamini and Hochberg's step-up adjustment (JRSS-B 1995). */
public final class BenjaminiHochberg {
  private BenjaminiHochberg() {}

  /**
   * p-values adjusted for all of {@code p}: the i-th smallest of m becomes the smallest of p_j·m/j,
   * j ≥ i, at most 1. Of what is at most q, an expected share of q at most is rejected wrongly,
   * where the p-values are independent or positively dependent.
   */
  public static double[] adjusted(double[] p) {
    Integer[] order = new Integer[p.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
    double[] adjusted = new double[p.length];
    double smallest = 1;
    for (int rank = order.length; rank >= 1; rank--) {
      int own = order[rank - 1];
      smallest = Math.min(smallest, p[own] * p.length / rank);
      adjusted[own] = smallest;
    }
    return adjusted;
  }
}
