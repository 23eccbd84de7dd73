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
 * {@link #GROUPS} cells that the others share by their hash. Impressions count with their weights
 * v, times Σv/Σv², so that all of them sum to their {@link EffectiveNumber}.
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
    private final SortedMap<Integer, SortedMap<String, double[]>> counts = new TreeMap<>();
    private double weights;
    private double squares;
  }

  @Override
  public State start() {
    return new State();
  }

  @Override
  public void add(State state, Impression item) {
    int frequent = Collections.binarySearch(queries, item.query());
    of(state, item.bucket(), item.logger())[frequent < 0 ? group(item.query()) : frequent] +=
        item.weight();
    state.weights += item.weight();
    state.squares += item.weight() * item.weight();
  }

  private int group(String query) {
    return queries.size() + (int) Long.remainderUnsigned(Hash64.of(query, SALT), GROUPS);
  }

  private double[] of(State state, int bucket, String logger) {
    return state
        .counts
        .computeIfAbsent(bucket, b -> new TreeMap<>())
        .computeIfAbsent(logger, l -> new double[queries.size() + GROUPS]);
  }

  @Override
  public void merge(State into, State from) {
    from.counts.forEach(
        (bucket, loggers) ->
            loggers.forEach(
                (logger, counts) -> {
                  double[] total = of(into, bucket, logger);
                  for (int i = 0; i < counts.length; i++) {
                    total[i] += counts[i];
                  }
                }));
    into.weights += from.weights;
    into.squares += from.squares;
  }

  @Override
  public LoggerCells finish(State state) {
    TreeSet<String> names = new TreeSet<>();
    state.counts.values().forEach(loggers -> names.addAll(loggers.keySet()));
    List<String> loggers = List.copyOf(names);
    int cells = queries.size() + GROUPS;
    double factor = state.weights / state.squares;
    double[][] counts = new double[Units.BUCKETS][];
    state.counts.forEach(
        (bucket, found) -> {
          counts[bucket] = new double[loggers.size() * cells];
          found.forEach(
              (logger, of) -> {
                for (int g = 0; g < cells; g++) {
                  counts[bucket][loggers.indexOf(logger) * cells + g] = factor * of[g];
                }
              });
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
