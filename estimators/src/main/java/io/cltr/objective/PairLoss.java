package io.cltr.objective;

import java.io.Serializable;

/** A loss of the margin m = f_d − f_d' by which a document leads another. */
public interface PairLoss extends Serializable {
  /** ℓ(m). */
  double at(double margin);

  /** ℓ'(m). */
  double slope(double margin);

  /** ℓ''(m), or what stands for it. */
  double curvature(double margin);
}
