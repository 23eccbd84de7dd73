package io.cltr.click;

import io.cltr.log.ConfigException;
import java.io.Serializable;

/**
 * Beta(a + 1, b + 1), the prior of probabilities: a clicks and b displays without one that were
 * added to the data.
 *
 * @param a at least 0
 * @param b at least 0
 */
public record BetaPrior(double a, double b) implements Serializable {

  /** The prior of a configured method; both numbers must be above 0 and finite. */
  public static BetaPrior configured(String method, double priorClicks, double priorSkips) {
    requirePositive(method, "priorClicks", priorClicks);
    requirePositive(method, "priorSkips", priorSkips);
    return new BetaPrior(priorClicks, priorSkips);
  }

  private static void requirePositive(String method, String name, double number) {
    if (!(number > 0 && Double.isFinite(number))) {
      throw new ConfigException(
          "%s: %s must be above 0 and finite, found %s".formatted(method, name, number));
    }
  }

  /** The same prior where each added display weighs {@code weight}. */
  public BetaPrior times(double weight) {
    return new BetaPrior(a * weight, b * weight);
  }

  /** (a + numerator)/(a + b + denominator): the posterior's mode. */
  public double mode(double numerator, double denominator) {
    return (a + numerator) / (a + b + denominator);
  }

  /** a ln p + b ln(1 − p): the density's logarithm up to a constant. */
  public double logDensity(double logP) {
    return a * logP + b * StrictMath.log1p(-StrictMath.exp(logP));
  }

  /** Its derivative in ln p. */
  public double slope(double p) {
    return a - b * p / (1 - p);
  }

  /** Minus its second derivative in ln p. */
  public double curvature(double p) {
    return b * p / ((1 - p) * (1 - p));
  }
}
