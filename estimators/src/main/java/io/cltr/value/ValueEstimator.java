package io.cltr.value;

import io.cltr.method.Method;

/**
 * How weighted clicks become a value: a function of the per-impression means of X = Σ ω w c
 * (weighted clicks), S = Σ ω w θ (the weight that was used) and Ω = Σ ω (the weight that was
 * wanted).
 *
 * <p>Laws: {@code weight(w) ≤ w}; the gradient is that of {@code value}; with weights that nothing
 * caps and S = Ω every estimator gives X.
 */
public interface ValueEstimator extends Method {
  /** The weight used where the inverse propensity is {@code w}. */
  double weight(double w);

  /** The value at the means; NaN where no weight was used at all. */
  double value(double x, double s, double omega);

  /** ∂value/∂(x, s, ω). */
  double[] gradient(double x, double s, double omega);
}
