package io.cltr.log;

import io.cltr.fold.Fold;

/** Number of items; state: one number. */
record Count<T>() implements Fold<T, long[], Long> {
  @Override
  public long[] start() {
    return new long[1];
  }

  @Override
  public void add(long[] state, T item) {
    state[0]++;
  }

  @Override
  public void merge(long[] into, long[] from) {
    into[0] += from[0];
  }

  @Override
  public boolean isExact(long[] state) {
    return true;
  }

  @Override
  public Long finish(long[] state) {
    return state[0];
  }
}
