package io.cltr.reward;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;

/** Keeps nothing of a query but that it was asked. */
record QueryNames() implements Fold<Impression, Boolean[], Boolean> {
  @Override
  public Boolean[] start() {
    return new Boolean[0];
  }

  @Override
  public void add(Boolean[] state, Impression item) {}

  @Override
  public void merge(Boolean[] into, Boolean[] from) {}

  @Override
  public Boolean finish(Boolean[] state) {
    return true;
  }
}
