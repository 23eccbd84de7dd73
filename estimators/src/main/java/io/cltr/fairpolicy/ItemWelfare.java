package io.cltr.fairpolicy;

import io.cltr.method.Method;

/**
 * How well items fare together: a concave function Ψ of their exposures, relative to the mean
 * exposure of an item. It does not fall where an item gets more, does not depend on the items'
 * order, and Ψ is finite with finite gradient where exposures are 0.
 */
public interface ItemWelfare extends Method {
  /**
   * Ψ(x).
   *
   * @param exposures x_i ≥ 0; may be empty
   * @param gradient is set to ∂Ψ/∂x_i
   */
  double at(double[] exposures, double[] gradient);

  /** ∂Ψ/∂x_i of one of {@code items} items that is not exposed at all. */
  double unseen(int items);
}
