package io.cltr.change;

import org.apache.commons.math3.special.Erf;

/**
 * A part of the distribution of changes: uniform on [low, high], or the point low = high. With x ~
 * N(Δ, s²), the moments of Δ given x are those of a truncated normal.
 */
record Spread(double low, double high) {
  private static final double ROOT = Math.sqrt(2);
  private static final double DENSITY = 1 / Math.sqrt(2 * Math.PI);

  /** The density of x, times s√(2π). */
  double likelihood(MeasuredChange x) {
    double s = x.error();
    if (low == high) {
      return bell((x.measured() - low) / s);
    }
    double mass = mass((low - x.measured()) / s, (high - x.measured()) / s);
    return mass * s / ((high - low) * DENSITY);
  }

  /** P(Δ ≤ end | x). */
  double below(MeasuredChange x, double end) {
    if (low == high || end <= low || end >= high) {
      return end >= high ? 1 : 0;
    }
    double a = (low - x.measured()) / x.error();
    double all = mass(a, (high - x.measured()) / x.error());
    return all > 0 ? mass(a, (end - x.measured()) / x.error()) / all : nearest(x) <= end ? 1 : 0;
  }

  /** E[Δ 1(Δ ≤ end) | x] and E[Δ² 1(Δ ≤ end) | x]. */
  double[] partial(MeasuredChange x, double end) {
    double top = Math.min(end, high);
    if (end < low) {
      return new double[2];
    }
    double s = x.error();
    double a = (low - x.measured()) / s;
    double b = (top - x.measured()) / s;
    double all = mass(a, (high - x.measured()) / s);
    if (!(all > 0)) {
      double at = low == high ? low : nearest(x);
      double p = below(x, end);
      return new double[] {at * p, at * at * p};
    }
    double part = mass(a, b);
    double left = DENSITY * bell(a);
    double right = DENSITY * bell(b);
    return new double[] {
      (x.measured() * part + s * (left - right)) / all,
      (x.measured() * x.measured() * part
              + 2 * x.measured() * s * (left - right)
              + s * s * (part + a * left - b * right))
          / all
    };
  }

  private double nearest(MeasuredChange x) {
    return Math.min(Math.max(x.measured(), low), high);
  }

  private static double mass(double from, double until) {
    return Erf.erf(from / ROOT, until / ROOT) / 2;
  }

  private static double bell(double z) {
    return StrictMath.exp(-z * z / 2);
  }
}
