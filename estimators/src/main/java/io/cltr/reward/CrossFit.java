package io.cltr.reward;

import io.cltr.log.ConfigException;
import io.cltr.log.Units;
import java.io.Serializable;

/**
 * Folds of units: what is predicted for a unit is fitted on the units of the other folds.
 *
 * @param folds number of folds, at least 2
 * @param seed of the assignment
 */
public record CrossFit(int folds, long seed) implements Serializable {
  private static final long SALT = 0x63726f73736669L;

  /** Checks that there are folds. */
  public CrossFit {
    if (folds < 2) {
      throw new ConfigException("cross-fitting needs at least 2 folds, found " + folds);
    }
  }

  /** The fold of {@code unit}, in 0..folds − 1: a function of its id and the seed. */
  public int fold(String unit) {
    return (int) (Units.splitPoint(unit, seed ^ SALT) * folds);
  }
}
