package io.cltr.propensity;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Examination probabilities θ_k relative to θ_1 = 1.
 *
 * @param theta θ_k at index k − 1; NaN where the log does not identify the position
 */
public record Examination(double[] theta) implements Serializable {

  /** Checks that every number is positive or NaN. */
  public Examination {
    for (int k = 1; k <= theta.length; k++) {
      if (theta[k - 1] <= 0 || Double.isInfinite(theta[k - 1])) {
        throw new IllegalArgumentException(
            "examination at position %d must be positive, found %s".formatted(k, theta[k - 1]));
      }
    }
  }

  /** Every position examined alike: what naive methods assume. */
  public static Examination uniform(int depth) {
    double[] ones = new double[depth];
    Arrays.fill(ones, 1);
    return new Examination(ones);
  }

  /** The deepest position. */
  public int depth() {
    return theta.length;
  }

  /** Whether θ at {@code position} is known. */
  public boolean identifies(int position) {
    return position >= 1 && position <= theta.length && !Double.isNaN(theta[position - 1]);
  }

  /** θ at the 1-based {@code position}; NaN where not identified or deeper than known. */
  public double at(int position) {
    return identifies(position) ? theta[position - 1] : Double.NaN;
  }
}
