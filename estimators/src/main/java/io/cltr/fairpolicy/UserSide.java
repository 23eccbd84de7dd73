package io.cltr.fairpolicy;

import java.io.Serializable;

/**
 * What a query's utility counts.
 *
 * @param share 1 − λ
 * @param unit Ū, the mean utility where every query is ranked best; 0 where nothing is relevant
 */
record UserSide(PowerCurve curve, double share, double unit) implements Serializable {

  /** (1 − λ) φ(U/Ū). */
  double welfare(double utility) {
    return unit == 0 ? 0 : share * curve.at(utility / unit);
  }

  /** Its derivative by U. */
  double weight(double utility) {
    return unit == 0 ? 0 : share / unit * curve.slope(utility / unit);
  }
}
