package io.cltr.log;

import io.cltr.fold.Fold;
import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Dated impressions and their clicks by logger and day, per unit bucket. Impressions count with
 * their weights v, times Σv/Σv², so that all of them sum to their {@link EffectiveNumber}.
 *
 * @param impressions cells are days, sorted
 * @param clicks clicked displays, shaped alike
 */
public record DailyTraffic(LoggerCells impressions, LoggerCells clicks) implements Serializable {

  /**
   * Counts them; state: buckets × loggers × days pairs of counts.
   *
   * @param calendar which day a time lies in
   */
  record Counter(Calendar calendar) implements Fold<Impression, State, DailyTraffic> {
    @Override
    public State start() {
      return new State();
    }

    @Override
    public void add(State state, Impression item) {
      if (item.shownAt() != 0) {
        double[] counts = state.of(item.bucket(), item.logger(), calendar.day(item.shownAt()));
        counts[0] += item.weight();
        counts[1] += item.weight() * item.clicked();
        state.weights += item.weight();
        state.squares += item.weight() * item.weight();
      }
    }

    @Override
    public void merge(State into, State from) {
      into.weights += from.weights;
      into.squares += from.squares;
      from.counts.forEach(
          (bucket, loggers) ->
              loggers.forEach(
                  (logger, days) ->
                      days.forEach(
                          (day, n) -> {
                            double[] total = into.of(bucket, logger, day);
                            total[0] += n[0];
                            total[1] += n[1];
                          })));
    }

    @Override
    public DailyTraffic finish(State state) {
      TreeSet<String> loggers = new TreeSet<>();
      TreeSet<Long> days = new TreeSet<>();
      state.counts.values().forEach(found -> loggers.addAll(found.keySet()));
      state.counts.values().forEach(found -> found.values().forEach(n -> days.addAll(n.keySet())));
      List<String> names = List.copyOf(loggers);
      List<Long> cells = List.copyOf(days);
      return new DailyTraffic(state.cells(names, cells, 0), state.cells(names, cells, 1));
    }
  }

  /** Counts so far, by bucket, logger and day. */
  static final class State implements Serializable {
    private double weights;
    private double squares;
    private final SortedMap<Integer, SortedMap<String, SortedMap<Long, double[]>>> counts =
        new TreeMap<>();

    private double[] of(int bucket, String logger, long day) {
      return counts
          .computeIfAbsent(bucket, b -> new TreeMap<>())
          .computeIfAbsent(logger, l -> new TreeMap<>())
          .computeIfAbsent(day, d -> new double[2]);
    }

    private LoggerCells cells(List<String> loggers, List<Long> days, int which) {
      double factor = weights / squares;
      double[][] all = new double[Units.BUCKETS][];
      counts.forEach(
          (bucket, found) -> {
            all[bucket] = new double[loggers.size() * days.size()];
            found.forEach(
                (logger, ofDay) ->
                    ofDay.forEach(
                        (day, n) ->
                            all[bucket][loggers.indexOf(logger) * days.size() + days.indexOf(day)] =
                                factor * n[which]));
          });
      return new LoggerCells(loggers, days.stream().map(Calendar::name).toList(), all);
    }
  }
}
