package io.cltr.value.estimator;

import java.io.Serializable;

/** What is made of a probability ratio w before it weighs: less variance for some bias. */
interface Shrinkage extends Serializable {
  /** w' where the ratio is {@code w} ≥ 0. */
  double of(double w);

  /** The largest w' where ratios do not exceed {@code w}. */
  default double largest(double w) {
    return of(w);
  }

  /** w' = w. */
  record None() implements Shrinkage {
    @Override
    public double of(double w) {
      return w;
    }
  }

  /** w' = 0. */
  record Zero() implements Shrinkage {
    @Override
    public double of(double w) {
      return 0;
    }
  }

  /** w' = min(w, τ). */
  record Cap(double clip) implements Shrinkage {
    @Override
    public double of(double w) {
      return Math.min(w, clip);
    }
  }

  /** w' = w where w ≤ τ up to the rounding of a ratio, else 0. */
  record Switch(double threshold) implements Shrinkage {
    private static final double ROUNDING = 1e-12;

    @Override
    public double of(double w) {
      return w <= threshold * (1 + ROUNDING) ? w : 0;
    }

    @Override
    public double largest(double w) {
      return Math.min(w, threshold);
    }
  }

  /** w' = λw/(w² + λ), 0 at λ = 0, w at λ = ∞; largest at w = √λ. */
  record Optimistic(double lambda) implements Shrinkage {
    @Override
    public double of(double w) {
      if (lambda == 0) {
        return 0;
      }
      return Double.isInfinite(lambda) ? w : lambda * w / (w * w + lambda);
    }

    @Override
    public double largest(double w) {
      return of(Math.min(w, Math.sqrt(lambda)));
    }
  }

  /** w' = w/(1 − λ + λw), 0 at w = 0; at most 1/λ. */
  record SubGaussian(double lambda) implements Shrinkage {
    @Override
    public double of(double w) {
      return w == 0 ? 0 : w / (1 - lambda + lambda * w);
    }

    @Override
    public double largest(double w) {
      return Double.isInfinite(w) ? 1 / lambda : of(w);
    }
  }
}
