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

/** Sums what was displayed for one query; state: distinct (logger, document, position). */
public record DisplaysFold() implements Fold<Impression, DisplaysFold.State, Displays> {

  private record Place(String logger, boolean randomised, String document, int position)
      implements Serializable {}

  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::logger)
          .thenComparing(Cell::randomised)
          .thenComparing(Cell::document)
          .thenComparingInt(Cell::position);

  /** Sums so far. */
  public static final class State implements Serializable {
    private final Sums impressions = new Sums(1);
    private final TreeMap<String, Sums> loggers = new TreeMap<>();
    private final HashMap<Place, Sums> cells = new HashMap<>();
    private boolean exact = true;
  }

  @Override
  public State start() {
    return new State();
  }

  @Override
  public void add(State state, Impression item) {
    double weight = item.weight();
    state.impressions.add(0, weight);
    if (item.untouched()) {
      state.loggers.computeIfAbsent(item.logger(), absent -> new Sums(1)).add(0, weight);
    }
    for (int i = 0; i < item.size(); i++) {
      Place place =
          new Place(item.logger(), !item.untouched(), item.documents()[i], item.positions()[i]);
      Sums counts = state.cells.computeIfAbsent(place, absent -> new Sums(5));
      counts.add(0, weight);
      counts.add(1, weight * item.clicks()[i]);
      counts.add(2, weight * item.rewards()[i]);
      counts.add(3, weight * weight);
      counts.add(4, weight * weight * item.clicks()[i]);
      state.exact &= counts.isExact();
    }
    state.exact &= state.impressions.isExact();
  }

  @Override
  public void merge(State into, State from) {
    into.impressions.add(from.impressions);
    from.loggers.forEach(
        (logger, n) -> into.loggers.computeIfAbsent(logger, absent -> new Sums(1)).add(n));
    from.cells.forEach(
        (place, counts) -> into.cells.computeIfAbsent(place, absent -> new Sums(5)).add(counts));
    into.exact &= from.exact;
  }

  @Override
  public boolean isExact(State state) {
    return state.exact;
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
                    counts.get(0),
                    counts.get(1),
                    counts.get(2),
                    counts.get(3),
                    counts.get(4))));
    cells.sort(ORDER);
    List<LoggerCount> loggers = new ArrayList<>();
    state.loggers.forEach((logger, n) -> loggers.add(new LoggerCount(logger, n.get(0))));
    return new Displays(state.impressions.get(0), loggers, cells);
  }
}
