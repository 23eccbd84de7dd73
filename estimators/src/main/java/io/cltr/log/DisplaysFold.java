package io.cltr.log;

import io.cltr.fold.Fold;
import io.cltr.log.Displays.Cell;
import io.cltr.log.Displays.LoggerCount;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;

/** Counts what was displayed for one query; state: distinct (logger, document, position). */
public record DisplaysFold() implements Fold<Impression, DisplaysFold.State, Displays> {

  private record Place(String logger, boolean randomised, String document, int position)
      implements Serializable {}

  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::logger)
          .thenComparing(Cell::randomised)
          .thenComparing(Cell::document)
          .thenComparingInt(Cell::position);

  /** Counts so far. */
  public static final class State implements Serializable {
    private long impressions;
    private final TreeMap<String, Long> loggers = new TreeMap<>();
    private final HashMap<Place, double[]> cells = new HashMap<>();
  }

  @Override
  public State start() {
    return new State();
  }

  @Override
  public void add(State state, Impression item) {
    state.impressions++;
    if (item.untouched()) {
      state.loggers.merge(item.logger(), 1L, Long::sum);
    }
    for (int i = 0; i < item.size(); i++) {
      Place place =
          new Place(item.logger(), !item.untouched(), item.documents()[i], item.positions()[i]);
      double[] counts = state.cells.computeIfAbsent(place, absent -> new double[3]);
      counts[0]++;
      counts[1] += item.clicks()[i];
      counts[2] += item.rewards()[i];
    }
  }

  @Override
  public void merge(State into, State from) {
    into.impressions += from.impressions;
    from.loggers.forEach((logger, n) -> into.loggers.merge(logger, n, Long::sum));
    from.cells.forEach(
        (place, counts) -> {
          double[] total = into.cells.computeIfAbsent(place, absent -> new double[3]);
          for (int i = 0; i < 3; i++) {
            total[i] += counts[i];
          }
        });
  }

  @Override
  public Displays finish(State state) {
    List<Cell> cells = new ArrayList<>(state.cells.size());
    state.cells.forEach(
        (place, counts) ->
            cells.add(
                new Cell(
                    place.logger(),
                    place.randomised(),
                    place.document(),
                    place.position(),
                    (long) counts[0],
                    counts[1],
                    counts[2])));
    cells.sort(ORDER);
    List<LoggerCount> loggers = new ArrayList<>();
    state.loggers.forEach((logger, n) -> loggers.add(new LoggerCount(logger, n)));
    return new Displays(state.impressions, loggers, cells);
  }
}
