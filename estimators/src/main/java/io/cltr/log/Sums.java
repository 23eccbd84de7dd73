package io.cltr.log;

import java.io.Serializable;

/**
 * Sums of which the whole addends are kept apart: they add up without rounding, so the others alone
 * depend on the order. Exact up to 2²² whole addends of 2³¹ each.
 */
public final class Sums implements Serializable {
  private static final long serialVersionUID = 1;
  private static final double LARGEST = 0x1p31;

  private final double[] whole;

  /** Null while all addends were whole. */
  private double[] others;

  /** Nothing summed of {@code size} numbers. */
  public Sums(int size) {
    whole = new double[size];
  }

  /** Adds {@code value} to the {@code i}-th sum, from 0. */
  public void add(int i, double value) {
    if (value == Math.rint(value) && Math.abs(value) <= LARGEST) {
      whole[i] += value;
    } else {
      others()[i] += value;
    }
  }

  /** Adds sums of the same size. */
  public void add(Sums from) {
    plus(whole, from.whole);
    if (from.others != null) {
      plus(others(), from.others);
    }
  }

  /** Whether all addends were whole, so that their order did not matter. */
  public boolean isExact() {
    return others == null;
  }

  /** The {@code i}-th sum. */
  public double get(int i) {
    return others == null ? whole[i] : whole[i] + others[i];
  }

  private double[] others() {
    if (others == null) {
      others = new double[whole.length];
    }
    return others;
  }

  private static void plus(double[] into, double[] from) {
    for (int i = 0; i < into.length; i++) {
      into[i] += from[i];
    }
  }
}
