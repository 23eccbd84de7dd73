package io.cltr.jobs.run;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import io.cltr.log.Splits;
import io.cltr.log.Splits.Part;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts units by part; the impressions of a unit come one after the other. State: three counts.
 */
record SplitUnits(Splits splits, long seed)
    implements Fold<Impression, SplitUnits.State, SortedMap<String, Long>> {

  static final class State implements Serializable {
    private final EnumMap<Part, Long> units = new EnumMap<>(Part.class);
    private String last;
  }

  @Override
  public State start() {
    return new State();
  }

  @Override
  public void add(State state, Impression item) {
    if (!item.unit().equals(state.last)) {
      state.units.merge(splits.part(item.unit(), seed), 1L, Long::sum);
      state.last = item.unit();
    }
  }

  @Override
  public void merge(State into, State from) {
    from.units.forEach((part, units) -> into.units.merge(part, units, Long::sum));
  }

  @Override
  public SortedMap<String, Long> finish(State state) {
    SortedMap<String, Long> units = new TreeMap<>();
    for (Part part : Part.values()) {
      units.put(part.name().toLowerCase(Locale.ROOT), state.units.getOrDefault(part, 0L));
    }
    return units;
  }
}
