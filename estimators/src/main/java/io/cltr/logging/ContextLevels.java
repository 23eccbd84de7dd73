package io.cltr.logging;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import io.cltr.random.Hash64;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values of the context columns, the logger and the position as numbered indicators: the {@link
 * #KEPT} most frequent of each column that has more than one. Rarer values have none.
 *
 * @param numbers by column, then value
 * @param size number of indicators
 * @param loggers the first indicator of a logger and the one after the last; equal where there is
 *     one logger
 */
record ContextLevels(SortedMap<String, SortedMap<String, Integer>> numbers, int size, int[] loggers)
    implements Serializable {
  static final int KEPT = 50;
  private static final String LOGGER = "logger";
  private static final int COUNTED = 1000;
  private static final long SALT = 0x6c6576656cL;

  /** The indicators of {@code one} that are 1, increasing. */
  int[] of(Impression one) {
    List<Integer> found = new ArrayList<>();
    columns(one)
        .forEach(
            (column, value) -> {
              Integer number = numbers.getOrDefault(column, new TreeMap<>()).get(value);
              if (number != null) {
                found.add(number);
              }
            });
    int[] levels = found.stream().mapToInt(Integer::intValue).toArray();
    Arrays.sort(levels);
    return levels;
  }

  private static SortedMap<String, String> columns(Impression one) {
    SortedMap<String, String> columns = new TreeMap<>();
    one.context().forEach((column, value) -> columns.put("context " + column, value));
    columns.put(LOGGER, one.logger());
    columns.put("position", String.valueOf(one.positions()[0]));
    return columns;
  }

  private record Value(long hash, String text) implements Comparable<Value>, Serializable {
    @Override
    public int compareTo(Value other) {
      int byHash = Long.compareUnsigned(hash, other.hash);
      return byHash != 0 ? byHash : text.compareTo(other.text);
    }
  }

  /** Counts so far. */
  static final class State implements Serializable {
    private final TreeMap<String, TreeMap<Value, Long>> columns = new TreeMap<>();

    private void add(String column, Value value, long count) {
      TreeMap<Value, Long> counts = columns.computeIfAbsent(column, c -> new TreeMap<>());
      counts.merge(value, count, Long::sum);
      if (counts.size() > COUNTED) {
        counts.pollLastEntry();
      }
    }
  }

  /**
   * Counts values; of a column with more than 1,000 those of the smallest hash, whose counts are
   * exact whatever the order. State: 1,000 counts per column.
   */
  record Finder() implements Fold<Impression, State, ContextLevels> {
    @Override
    public State start() {
      return new State();
    }

    @Override
    public void add(State state, Impression item) {
      columns(item)
          .forEach(
              (column, value) -> state.add(column, new Value(Hash64.of(value, SALT), value), 1));
    }

    @Override
    public void merge(State into, State from) {
      from.columns.forEach(
          (column, counts) -> counts.forEach((value, count) -> into.add(column, value, count)));
    }

    @Override
    public ContextLevels finish(State state) {
      SortedMap<String, SortedMap<String, Integer>> numbers = new TreeMap<>();
      int size = 0;
      for (Map.Entry<String, TreeMap<Value, Long>> column : state.columns.entrySet()) {
        List<String> kept =
            column.getValue().entrySet().stream()
                .sorted(
                    Map.Entry.<Value, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(KEPT)
                .map(entry -> entry.getKey().text())
                .sorted()
                .toList();
        if (kept.size() > 1) {
          SortedMap<String, Integer> ofColumn = new TreeMap<>();
          for (String value : kept) {
            ofColumn.put(value, size++);
          }
          numbers.put(column.getKey(), ofColumn);
        }
      }
      SortedMap<String, Integer> loggers = numbers.getOrDefault(LOGGER, new TreeMap<>());
      int first = loggers.values().stream().mapToInt(Integer::intValue).min().orElse(0);
      return new ContextLevels(numbers, size, new int[] {first, first + loggers.size()});
    }
  }
}
