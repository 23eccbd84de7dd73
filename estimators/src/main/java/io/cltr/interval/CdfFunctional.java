package io.cltr.interval;

import java.io.Serializable;

/** A number that a distribution function is summed up by. */
public sealed interface CdfFunctional extends Serializable {
  /** The level of F at which it looks. */
  double level();

  /** Whether F is summed up from its highest outcome, so that what is missing lies below. */
  boolean fromAbove();

  /** Its value. */
  double of(MonotoneCdf cdf);

  /** Its derivatives in the values of F; {@code reach} is twice the error of F at the level. */
  double[] slopes(MonotoneCdf cdf, double reach);

  /** inf{x: F(x) ≥ p}. */
  record Quantile(double p) implements CdfFunctional {
    @Override
    public double level() {
      return p;
    }

    @Override
    public boolean fromAbove() {
      return false;
    }

    @Override
    public double of(MonotoneCdf cdf) {
      return cdf.quantile(p);
    }

    @Override
    public double[] slopes(MonotoneCdf cdf, double reach) {
      double low = Math.max(0, p - reach);
      double high = Math.min(1, p + reach);
      double slope = (cdf.quantile(high) - cdf.quantile(low)) / (high - low);
      int own = cdf.point(p);
      double share = cdf.share(own, p);
      double[] slopes = new double[cdf.f().length];
      slopes[own] = -slope * share;
      if (own > 0) {
        slopes[own - 1] = -slope * (1 - share);
      }
      return slopes;
    }
  }

  /**
   * The mean of the lowest, or the highest, share α: Q − ∫_{x ≤ Q} F/α, or Q + ∫_{x ≥ Q} (1 − F)/α.
   */
  record Tail(double share, boolean upper) implements CdfFunctional {
    @Override
    public double level() {
      return upper ? 1 - share : share;
    }

    @Override
    public boolean fromAbove() {
      return upper;
    }

    @Override
    public double of(MonotoneCdf cdf) {
      double q = cdf.quantile(level());
      return constant(cdf.grid(), q) - cdf.sum(area(cdf, q)) / share;
    }

    @Override
    public double[] slopes(MonotoneCdf cdf, double reach) {
      return slopesAt(cdf, cdf.quantile(level()));
    }

    private double[] area(MonotoneCdf cdf, double q) {
      double[] x = cdf.grid().points();
      return upper ? cdf.area(q, x[x.length - 1]) : cdf.area(x[0], q);
    }

    /** The part that no F enters, if the share ends at {@code q}. */
    double constant(OutcomeGrid grid, double q) {
      return upper ? q + (grid.points()[grid.points().length - 1] - q) / share : q;
    }

    /** The derivatives if the share ends at {@code q} whatever F is. */
    double[] slopesAt(MonotoneCdf cdf, double q) {
      double[] slopes = area(cdf, q);
      for (int j = 0; j < slopes.length; j++) {
        slopes[j] /= -share;
      }
      return slopes;
    }
  }
}
