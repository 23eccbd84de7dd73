package io.cltr.value;

import io.cltr.reward.CrossFit;
import java.io.Serializable;
import java.util.Optional;

/**
 * The folds of units.
 *
 * @param count number of folds; 1 where nothing is fitted
 */
record UnitFolds(int count, long seed) implements Serializable {
  static UnitFolds of(Optional<Modelling> modelling) {
    return modelling
        .map(Modelling::folds)
        .map(cross -> new UnitFolds(cross.folds(), cross.seed()))
        .orElse(new UnitFolds(1, 0));
  }

  int fold(String unit) {
    return count == 1 ? 0 : new CrossFit(count, seed).fold(unit);
  }
}
