package io.cltr.value.outcome;

import io.cltr.value.ValueEstimator.Basis;

/**
 * How the distribution function F of the outcome under a policy is estimated on a log of single
 * actions, with w = π/π_0, G(x|a) what the reward model says of P(r ≤ x) and Ḡ(x) = Σ_a π(a)
 * G(x|a). A model tells a mean q̂ alone: G is the law on the two outcomes of the grid around q̂
 * whose mean is q̂, which for clicks is all there is to know.
 */
public enum Cdf {
  /** Σ w 1[r ≤ x]/Σ w. */
  snips(Basis.WEIGHTS),
  /** mean(w 1[r ≤ x]). */
  ips(Basis.WEIGHTS),
  /** mean(Ḡ(x) + w(1[r ≤ x] − G(x|shown))). */
  dr(Basis.BOTH),
  /** mean(Ḡ(x)) + Σ w(1[r ≤ x] − G(x|shown))/Σ w. */
  sndr(Basis.BOTH),
  /** mean(Ḡ(x)). */
  dm(Basis.MODEL);

  private final Basis basis;

  Cdf(Basis basis) {
    this.basis = basis;
  }

  /** What it rests on. */
  Basis basis() {
    return basis;
  }
}
