package io.cltr.fairness;

import io.cltr.interval.StudentT;

/**
 * A number with its t interval by the influence of coarse buckets of units; all NaN where the
 * number is not defined.
 */
public record Estimate(double value, double standardError, double low, double high) {

  /** What is not defined. */
  static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** {@code value} ± t SE, SE² = m/(m−1) Σ_b ψ_b² over {@code buckets} = m buckets with units. */
  static Estimate of(double value, double[] influence, int buckets, double level) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    double error = standardError(influence, buckets);
    double half = error == 0 ? 0 : error * StudentT.quantile(buckets, level);
    return new Estimate(value, error, value - half, value + half);
  }

  /** Of a number above 0: exp(log value ± t SE/value); of 0 the upper half of the above. */
  static Estimate ofRatio(double value, double[] influence, int buckets, double level) {
    Estimate linear = of(value, influence, buckets, level);
    if (!(value > 0)) {
      return Double.isNaN(value)
          ? NONE
          : new Estimate(value, linear.standardError(), value, linear.high());
    }
    double factor = StrictMath.exp((linear.high() - value) / value);
    return new Estimate(value, linear.standardError(), value / factor, value * factor);
  }

  /**
   * To second order: value − bias ± t √(SE² + ½ tr(HΣHΣ)). The value stays as it is; the standard
   * error is the whole root.
   */
  static Estimate curved(
      double value, double[] influence, Curvature curvature, int buckets, double level) {
    if (Double.isNaN(value) || buckets < 2) {
      return of(value, influence, buckets, level);
    }
    double first = standardError(influence, buckets);
    double error = Math.sqrt(first * first + curvature.variance());
    double half = error == 0 ? 0 : error * StudentT.quantile(buckets, level);
    double centre = value - curvature.bias();
    return new Estimate(value, error, centre - half, centre + half);
  }

  /**
   * With the interval of a number that is {@code extreme} ± r², r a distance whose own slopes do
   * not vanish, beside it: r̃ ± t SE/(2r), with r̃² = r² less the bias of all directions but that
   * of r. Holds both; the second is exact for two groups, the first where many directions add up.
   */
  Estimate around(double extreme, double first, double bias, double quantile) {
    double distance = Math.sqrt(Math.abs(value - extreme));
    if (!(distance > 0) || !Double.isFinite(first)) {
      return this;
    }
    double side = Math.signum(value - extreme);
    double error = first / (2 * distance);
    double others = Math.max(0, Math.abs(bias) - error * error);
    double root = Math.sqrt(Math.max(0, distance * distance - others));
    double near = Math.max(0, root - quantile * error);
    double far = root + quantile * error;
    double one = extreme + side * near * near;
    double two = extreme + side * far * far;
    return new Estimate(
        value,
        standardError,
        Math.min(low, Math.min(one, two)),
        Math.max(high, Math.max(one, two)));
  }

  static double standardError(double[] influence, int buckets) {
    if (buckets < 2) {
      return Double.POSITIVE_INFINITY;
    }
    double sum = 0;
    for (double psi : influence) {
      sum += psi * psi;
    }
    return Math.sqrt(sum * buckets / (buckets - 1.0));
  }
}
