package io.cltr.pipeline.assemble;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.log.Query;
import java.io.Serializable;

/** Counts queries and candidates and sums the queries' hashes; the state is three numbers. */
record QueryCounts() implements Fold<Keyed<Query>, QueryCounts.State, QueryCounts.State> {

  /** The sums so far. */
  static final class State implements Serializable {
    long queries;
    long candidates;
    long hash;
  }

  @Override
  public State start() {
    return new State();
  }

  @Override
  public void add(State state, Keyed<Query> item) {
    state.queries++;
    state.candidates += item.value().size();
    state.hash += InputHash.of(item.value());
  }

  @Override
  public void merge(State into, State from) {
    into.queries += from.queries;
    into.candidates += from.candidates;
    into.hash += from.hash;
  }

  @Override
  public State finish(State state) {
    return state;
  }
}
