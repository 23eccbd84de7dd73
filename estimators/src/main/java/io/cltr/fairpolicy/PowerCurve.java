package io.cltr.fairpolicy;

import io.cltr.log.ConfigException;
import java.io.Serializable;

/**
 * A concave curve whose slope at 1 is about 1: φ(x) = (x + η)^α/α, log(x + η) for α = 0. The
 * smaller α the more those with little count.
 *
 * @param alpha α ≤ 1; 1 counts sums, −∞ the worst
 * @param offset η > 0, which keeps the slope at 0 finite
 */
public record PowerCurve(double alpha, double offset) implements Serializable {
  /** Sums. */
  public PowerCurve() {
    this(1, 0.1);
  }

  /** Checks the ranges. */
  public PowerCurve {
    if (!(alpha <= 1 && alpha >= -10)) {
      throw new ConfigException(
          "welfare: alpha %s, allowed are numbers from -10 to 1; 1 for sums, 0 for logarithms"
              .formatted(alpha));
    }
    if (!(offset > 0 && Double.isFinite(offset))) {
      throw new ConfigException(
          "welfare: offset %s, allowed are finite numbers above 0".formatted(offset));
    }
  }

  /** Whether the slope is the same everywhere. */
  boolean straight() {
    return alpha == 1;
  }

  /** φ(x), x ≥ 0. */
  double at(double x) {
    return alpha == 0 ? StrictMath.log(x + offset) : StrictMath.pow(x + offset, alpha) / alpha;
  }

  /** φ'(x). */
  double slope(double x) {
    return straight() ? 1 : StrictMath.pow(x + offset, alpha - 1);
  }
}
