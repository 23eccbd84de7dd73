package io.cltr.pipeline.assemble;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Query;
import io.cltr.random.Hash64;
import java.io.Serializable;

/**
 * What a table of keys holds.
 *
 * @param rows of keys, equal ones once
 * @param strange rows of queries that have no features
 * @param strangers such queries
 * @param stranger the first of them; "" for none
 * @param hash of the rows, whatever their order
 */
public record KeyCounts(long rows, long strange, long strangers, String stranger, long hash) {
  private static final long SALT = 0x6b657973L;

  static KeyCounts of(Source<Keyed<String>> keys, Source<Keyed<Query>> queries) {
    return keys.joined(
            Keyed::key,
            queries.map(query -> new Keyed<>(query.key(), true)),
            (key, known) -> new Row(key.key(), key.value(), known.isPresent()))
        .fold(new Count());
  }

  private record Row(String query, String key, boolean known) implements Serializable {}

  /** The sums so far; the rows of a query lie together, in one block. */
  private static final class State implements Serializable {
    private long rows;
    private long strange;
    private long strangers;
    private String first = "";
    private String last = "";
    private long hash;
  }

  private record Count() implements Fold<Row, State, KeyCounts> {
    @Override
    public State start() {
      return new State();
    }

    @Override
    public void add(State state, Row row) {
      state.rows++;
      state.hash += Hash64.of(row.query() + '\u0000' + row.key(), SALT);
      if (!row.known()) {
        state.strange++;
        state.strangers += row.query().equals(state.last) ? 0 : 1;
        state.first = first(state.first, row.query());
        state.last = row.query();
      }
    }

    @Override
    public void merge(State into, State from) {
      into.rows += from.rows;
      into.strange += from.strange;
      into.strangers += from.strangers;
      into.first = first(into.first, from.first);
      into.hash += from.hash;
    }

    private static String first(String one, String other) {
      return one.isEmpty() || (!other.isEmpty() && other.compareTo(one) < 0) ? other : one;
    }

    @Override
    public KeyCounts finish(State state) {
      return new KeyCounts(state.rows, state.strange, state.strangers, state.first, state.hash);
    }
  }
}
