package io.cltr.interval;

import java.io.Serializable;
import java.util.Arrays;

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

  /** What is taken of how far the outcomes of each point lie from its middle. */
  default double[] taken(MonotoneCdf cdf) {
    return new double[cdf.f().length];
  }

  /** Adds the derivatives in F of what {@link #taken} makes of {@code off} at the level's point. */
  default void addTaken(MonotoneCdf cdf, double off, double[] slopes) {}

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

    /** The share of the point at the level that lies in the tail. */
    private double cut(MonotoneCdf cdf, int point) {
      double below = cdf.share(point, level());
      return upper ? 1 - below : below;
    }

    @Override
    public double[] taken(MonotoneCdf cdf) {
      double[] taken = new double[cdf.f().length];
      int point = cdf.point(level());
      Arrays.fill(taken, upper ? point + 1 : 0, upper ? taken.length : point, 1 / share);
      double cut = cut(cdf, point);
      taken[point] = cut * cut / share;
      return taken;
    }

    @Override
    public void addTaken(MonotoneCdf cdf, double off, double[] slopes) {
      int point = cdf.point(level());
      double step = point == 0 ? 0 : cdf.f()[point] - cdf.f()[point - 1];
      if (step > 0) {
        double below = cdf.share(point, level());
        double each = (upper ? -2 : 2) * cut(cdf, point) * off / share / step;
        slopes[point] -= each * below;
        slopes[point - 1] -= each * (1 - below);
      }
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
