package io.cltr.propensity;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;

/** The deepest position of a log. */
public record Depth() implements Fold<Impression, int[], Integer> {
  @Override
  public int[] start() {
    return new int[1];
  }

  @Override
  public void add(int[] state, Impression item) {
    for (int position : item.positions()) {
      state[0] = Math.max(state[0], position);
    }
  }

  @Override
  public void merge(int[] into, int[] from) {
    into[0] = Math.max(into[0], from[0]);
  }

  @Override
  public Integer finish(int[] state) {
    return state[0];
  }
}
