package io.cltr.log;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Distinct queries, and those with the most impressions; among equals those of the smaller id.
 *
 * @param queries number of distinct queries
 * @param frequent at most {@link #KEPT}, sorted by id
 */
record FrequentQueries(long queries, List<String> frequent) {
  static final int KEPT = 48;

  /** Reads impressions by query, each query once; state: {@link #KEPT} queries. */
  record Counter() implements Fold<Keyed<Long>, State, FrequentQueries> {
    @Override
    public State start() {
      return new State();
    }

    @Override
    public void add(State state, Keyed<Long> item) {
      state.queries++;
      keep(state, item);
    }

    @Override
    public void merge(State into, State from) {
      into.queries += from.queries;
      from.most.forEach(query -> keep(into, query));
    }

    private static void keep(State state, Keyed<Long> query) {
      state.most.add(query);
      if (state.most.size() > KEPT) {
        state.most.pollLast();
      }
    }

    @Override
    public FrequentQueries finish(State state) {
      return new FrequentQueries(
          state.queries, state.most.stream().map(Keyed::key).sorted().toList());
    }
  }

  /** The most frequent so far. */
  static final class State implements Serializable {
    private long queries;
    private final TreeSet<Keyed<Long>> most = new TreeSet<>(new MostFirst());
  }

  private static final class MostFirst implements Comparator<Keyed<Long>>, Serializable {
    @Override
    public int compare(Keyed<Long> a, Keyed<Long> b) {
      int byCount = Long.compare(b.value(), a.value());
      return byCount != 0 ? byCount : a.key().compareTo(b.key());
    }
  }
}
