package io.cltr.jobs.run;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import io.cltr.log.Splits;
import io.cltr.log.Splits.Part;
import java.io.Serializable;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts units by part; the impressions of a unit come one after the other. State: three counts. */
record SplitUnits(Splits splits, long seed)
    implements Fold<Impression, SplitUnits.State, SortedMap<String, Long>> {

  static final class State implements Serializable {
    private final long[] units = new long[Part.values().length];
    private String last;
  }

  @Override
  public State start() {
    return new State();
  }

  @Override
  public void add(State state, Impression item) {
    if (!item.unit().equals(state.last)) {
      state.units[splits.part(item.unit(), seed).ordinal()]++;
      state.last = item.unit();
    }
  }

  @Override
  public void merge(State into, State from) {
    for (int i = 0; i < into.units.length; i++) {
      into.units[i] += from.units[i];
    }
  }

  @Override
  public SortedMap<String, Long> finish(State state) {
    SortedMap<String, Long> units = new TreeMap<>();
    for (Part part : Part.values()) {
      units.put(part.name().toLowerCase(Locale.ROOT), state.units[part.ordinal()]);
    }
    return units;
  }
}
