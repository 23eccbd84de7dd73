package io.cltr.click;

import java.io.Serializable;
import java.util.Arrays;

/** Expected counts of probabilities: how often each could have come true, and how often it did. */
public final class Ratios implements Serializable {
  private static final long serialVersionUID = 1;

  private final double[] numerators;
  private final double[] denominators;

  /** Nothing counted of {@code size} probabilities. */
  public Ratios(int size) {
    numerators = new double[size];
    denominators = new double[size];
  }

  /** Adds to the {@code i}-th probability, from 0. */
  public void add(int i, double numerator, double denominator) {
    numerators[i] += numerator;
    denominators[i] += denominator;
  }

  void addAll(Ratios other) {
    for (int i = 0; i < numerators.length; i++) {
      add(i, other.numerators[i], other.denominators[i]);
    }
  }

  /** Derivative of the log-likelihood of what was counted, by the {@code i}-th probability. */
  double score(int i, double probability) {
    return numerators[i] / probability - (denominators[i] - numerators[i]) / (1 - probability);
  }

  /** The probabilities under {@code prior}, at most {@code cap}. */
  double[] modes(BetaPrior prior, double cap) {
    double[] modes = new double[numerators.length];
    Arrays.setAll(modes, i -> Math.min(prior.mode(numerators[i], denominators[i]), cap));
    return modes;
  }
}
