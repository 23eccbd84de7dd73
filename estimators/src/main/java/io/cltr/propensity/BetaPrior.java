package io.cltr.propensity;

import java.io.Serializable;

/**
 * Beta(a + 1, b + 1), the prior of probabilities: a clicks and b displays without one that were
 * added to the data.
 *
 * @param a at least 0
 * @param b at least 0
 */
record BetaPrior(double a, double b) implements Serializable {

  /** The same prior where each added display weighs {@code weight}. */
  BetaPrior times(double weight) {
    return new BetaPrior(a * weight, b * weight);
  }

  /** a ln p + b ln(1 − p): the density's logarithm up to a constant. */
  double logDensity(double logP) {
    return a * logP + b * StrictMath.log1p(-StrictMath.exp(logP));
  }

  /** Its derivative in ln p. */
  double slope(double p) {
    return a - b * p / (1 - p);
  }

  /** Minus its second derivative in ln p. */
  double curvature(double p) {
    return b * p / ((1 - p) * (1 - p));
  }
}
