package io.cltr.simulate;

import io.cltr.click.ClickBehaviour;
import io.cltr.method.Method;

/** How simulated users click; an examined document is attractive with probability γ. */
public interface UserModel extends Method {
  /** The behaviour of the users of a device whose click curve is {@code device}. */
  ClickBehaviour behaviour(ClickCurve device);

  /** The behaviour's numbers of a document of relevance γ. */
  double[] attributes(double relevance);

  /** Whether P(click at k) = α_k γ + β_k, whatever else is shown. */
  default boolean positionBased() {
    return false;
  }
}
