package io.cltr.pipeline.spark;

import io.cltr.fold.Fold;
import java.io.Serializable;

/** Sums an amount of each item, naively, so that the result's bits tell the order of summation. */
record SumFold<T>(Amount<T> amount) implements Fold<T, double[], SumFold.Sum> {

  /** The amount to sum. */
  interface Amount<T> extends Serializable {
    double of(T item);
  }

  /** The sum and how many amounts went into it. */
  record Sum(double total, long count) implements Serializable {
    long bits() {
      return Double.doubleToRawLongBits(total);
    }
  }

  @Override
  public double[] start() {
    return new double[2];
  }

  @Override
  public void add(double[] state, T item) {
    state[0] += amount.of(item);
    state[1]++;
  }

  @Override
  public void merge(double[] into, double[] from) {
    into[0] += from[0];
    into[1] += from[1];
  }

  @Override
  public Sum finish(double[] state) {
    return new Sum(state[0], (long) state[1]);
  }
}
