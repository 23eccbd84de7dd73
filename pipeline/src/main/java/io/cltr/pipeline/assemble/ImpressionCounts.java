package io.cltr.pipeline.assemble;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import java.io.Serializable;

/** Counts what the impressions hold and sums their hashes; the state is five numbers and an id. */
record ImpressionCounts()
    implements Fold<Impression, ImpressionCounts.State, ImpressionCounts.State> {

  /** The sums so far. */
  static final class State implements Serializable {
    long impressions;
    long displays;
    long clicks;
    long units;
    long hash;
    private String unit;
  }

  @Override
  public State start() {
    return new State();
  }

  /** A unit's impressions follow each other, so a unit is counted where it begins. */
  @Override
  public void add(State state, Impression item) {
    state.impressions++;
    state.displays += item.size();
    for (double click : item.clicks()) {
      state.clicks += (long) click;
    }
    if (!item.unit().equals(state.unit)) {
      state.units++;
      state.unit = item.unit();
    }
    state.hash += InputHash.of(item);
  }

  @Override
  public void merge(State into, State from) {
    into.impressions += from.impressions;
    into.displays += from.displays;
    into.clicks += from.clicks;
    into.units += from.units;
    into.hash += from.hash;
  }

  @Override
  public State finish(State state) {
    return state;
  }
}
