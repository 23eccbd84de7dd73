package io.cltr.log;

import io.cltr.fold.Fold;
import io.cltr.random.Hash64;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Impressions by logger and query, per unit bucket: a cell for each of the frequent queries, and
 * {@link #GROUPS} cells that the others share by their hash.
 *
 * <p>State: buckets × loggers × (queries.size() + {@link #GROUPS}) counts.
 *
 * @param queries the frequent queries, sorted
 */
record QueryMixFold(List<String> queries)
    implements Fold<Impression, QueryMixFold.State, LoggerCells> {
  static final int GROUPS = 16;

  private static final long SALT = 0x6d6978L;

  /** Counts so far, by bucket and logger. */
  static final class State implements Serializable {
    private final SortedMap<Integer, SortedMap<String, long[]>> counts = new TreeMap<>();
  }

  @Override
  public State start() {
    return new State();
  }

  @Override
  public void add(State state, Impression item) {
    int frequent = Collections.binarySearch(queries, item.query());
    of(state, item.bucket(), item.logger())[frequent < 0 ? group(item.query()) : frequent]++;
  }

  private int group(String query) {
    return queries.size() + (int) Long.remainderUnsigned(Hash64.of(query, SALT), GROUPS);
  }

  private long[] of(State state, int bucket, String logger) {
    return state
        .counts
        .computeIfAbsent(bucket, b -> new TreeMap<>())
        .computeIfAbsent(logger, l -> new long[queries.size() + GROUPS]);
  }

  @Override
  public void merge(State into, State from) {
    from.counts.forEach(
        (bucket, loggers) ->
            loggers.forEach(
                (logger, counts) -> {
                  long[] total = of(into, bucket, logger);
                  for (int i = 0; i < counts.length; i++) {
                    total[i] += counts[i];
                  }
                }));
  }

  @Override
  public LoggerCells finish(State state) {
    TreeSet<String> names = new TreeSet<>();
    state.counts.values().forEach(loggers -> names.addAll(loggers.keySet()));
    List<String> loggers = List.copyOf(names);
    int cells = queries.size() + GROUPS;
    long[][] counts = new long[Units.BUCKETS][];
    state.counts.forEach(
        (bucket, found) -> {
          counts[bucket] = new long[loggers.size() * cells];
          found.forEach(
              (logger, of) ->
                  System.arraycopy(of, 0, counts[bucket], loggers.indexOf(logger) * cells, cells));
        });
    return new LoggerCells(loggers, names(), counts);
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    queries.forEach(query -> names.add("query '" + query + "'"));
    for (int group = 1; group <= GROUPS; group++) {
      names.add("rarer queries, group " + group);
    }
    return names;
  }
}
