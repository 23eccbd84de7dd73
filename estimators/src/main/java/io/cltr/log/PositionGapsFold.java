package io.cltr.log;

import io.cltr.fold.Fold;
import java.io.Serializable;
import java.util.TreeSet;

/**
 * Impressions whose positions are not 1, 2, …, n; state: a count and {@link Occurrences#KEPT} ids.
 */
record PositionGapsFold() implements Fold<Impression, PositionGapsFold.State, Occurrences> {

  /** Gaps so far. */
  static final class State implements Serializable {
    private long count;
    private final TreeSet<String> examples = new TreeSet<>();
  }

  @Override
  public State start() {
    return new State();
  }

  /** Positions increase, so n positions up to n leave no gap. */
  @Override
  public void add(State state, Impression item) {
    int n = item.size();
    if (n > 0 && item.positions()[n - 1] != n) {
      state.count++;
      keep(state, item.id());
    }
  }

  @Override
  public void merge(State into, State from) {
    into.count += from.count;
    from.examples.forEach(id -> keep(into, id));
  }

  private static void keep(State state, String id) {
    state.examples.add(id);
    if (state.examples.size() > Occurrences.KEPT) {
      state.examples.pollLast();
    }
  }

  @Override
  public Occurrences finish(State state) {
    return new Occurrences(state.count, state.examples.stream().toList());
  }
}
