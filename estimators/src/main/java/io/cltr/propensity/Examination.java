package io.cltr.propensity;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How positions are examined: P(click at k) = θ_k γ + β_k.
 *
 * @param theta θ_k relative to θ_1 = 1, at index k − 1; NaN where the log does not identify the
 *     position. Under trust bias it is α_k/α_1
 * @param beta β_k in [0, 1), the clicks that an irrelevant document gets by trust; 0 without
 */
public record Examination(double[] theta, double[] beta) implements Serializable {

  /** Without trust bias. */
  public Examination(double[] theta) {
    this(theta, new double[theta.length]);
  }

  /** Checks that every θ is positive or NaN, and the range of β. */
  public Examination {
    if (beta.length != theta.length) {
      throw new IllegalArgumentException(
          "%d positions with θ, %d with β".formatted(theta.length, beta.length));
    }
    for (double b : beta) {
      if (!(b >= 0 && b < 1)) {
        throw new IllegalArgumentException("β must lie in [0, 1), found " + b);
      }
    }
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

  /** β at the 1-based {@code position}; 0 beyond what is known. */
  public double beta(int position) {
    return position <= beta.length ? beta[position - 1] : 0;
  }

  /** Whether any position has β > 0. */
  public boolean hasTrust() {
    return Arrays.stream(beta).anyMatch(b -> b > 0);
  }

  /** θ of the first {@code positions} positions; NaN where not known. */
  public double[] to(int positions) {
    double[] known = Arrays.copyOf(theta, positions);
    for (int k = theta.length; k < positions; k++) {
      known[k] = Double.NaN;
    }
    return known;
  }

  /** θ at the 1-based {@code position}; NaN where not identified or deeper than known. */
  public double at(int position) {
    return identifies(position) ? theta[position - 1] : Double.NaN;
  }
}
