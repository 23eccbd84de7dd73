package io.cltr.click;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Probabilities that all queries share, (a + numerator)/(a + b + denominator) each, one at least;
 * state: two numbers per probability.
 *
 * @param counting what an impression adds
 */
record SharedRatios(BetaPrior prior, Counting counting)
    implements Fold<Impression, SharedRatios.State, double[]> {

  /** What an impression of weight 1 adds to numerators and denominators. */
  @FunctionalInterface
  interface Counting extends Serializable {
    /** Adds {@code shown} to {@code into}. */
    void count(Impression shown, Sink into);
  }

  /** Where counts go. */
  @FunctionalInterface
  interface Sink {
    /** Adds to the {@code j}-th probability, from 0. */
    void add(int j, double numerator, double denominator);
  }

  /** Sums so far. */
  static final class State implements Serializable {
    private double[] sums = new double[2];

    private void add(int j, double numerator, double denominator) {
      if (2 * j + 1 >= sums.length) {
        sums = Arrays.copyOf(sums, 2 * j + 2);
      }
      sums[2 * j] += numerator;
      sums[2 * j + 1] += denominator;
    }
  }

  @Override
  public State start() {
    return new State();
  }

  @Override
  public void add(State state, Impression item) {
    double weight = item.weight();
    counting.count(
        item,
        (j, numerator, denominator) -> state.add(j, weight * numerator, weight * denominator));
  }

  @Override
  public void merge(State into, State from) {
    for (int j = from.sums.length / 2 - 1; j >= 0; j--) {
      into.add(j, from.sums[2 * j], from.sums[2 * j + 1]);
    }
  }

  @Override
  public double[] finish(State state) {
    double[] probabilities = new double[state.sums.length / 2];
    Arrays.setAll(probabilities, j -> prior.mode(state.sums[2 * j], state.sums[2 * j + 1]));
    return probabilities;
  }
}
