package io.cltr.propensity.assumption;

import io.cltr.fold.Fold;
import java.io.Serializable;
import java.util.ArrayList;

/** {@code fold} over the items of packed lists, in order. */
record Each<T, S extends Serializable, R>(Fold<T, S, R> fold) implements Fold<ArrayList<T>, S, R> {
  @Override
  public S start() {
    return fold.start();
  }

  @Override
  public void add(S state, ArrayList<T> items) {
    items.forEach(item -> fold.add(state, item));
  }

  @Override
  public void merge(S into, S from) {
    fold.merge(into, from);
  }

  @Override
  public R finish(S state) {
    return fold.finish(state);
  }
}
