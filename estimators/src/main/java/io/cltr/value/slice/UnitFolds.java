package io.cltr.value.slice;

import io.cltr.reward.CrossFit;
import java.io.Serializable;
import java.util.Optional;

/**
 * The folds of units.
 *
 * @param count number of folds; 1 where nothing is fitted
 */
public record UnitFolds(int count, long seed) implements Serializable {
  public static UnitFolds of(Optional<Modelling> modelling) {
    return modelling
        .map(Modelling::folds)
        .map(cross -> new UnitFolds(cross.folds(), cross.seed()))
        .orElse(new UnitFolds(1, 0));
  }

  public int fold(String unit) {
    return count == 1 ? 0 : new CrossFit(count, seed).fold(unit);
  }
}
