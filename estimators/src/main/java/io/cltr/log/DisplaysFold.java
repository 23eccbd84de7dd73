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
    private double impressions;
    private final TreeMap<String, Double> loggers = new TreeMap<>();
    private final HashMap<Place, double[]> cells = new HashMap<>();
  }

  @Override
  public State start() {
    return new State();
  }

  @Override
  public void add(State state, Impression item) {
    double weight = item.weight();
    state.impressions += weight;
    if (item.untouched()) {
      state.loggers.merge(item.logger(), weight, Double::sum);
    }
    for (int i = 0; i < item.size(); i++) {
      Place place =
          new Place(item.logger(), !item.untouched(), item.documents()[i], item.positions()[i]);
      double[] counts = state.cells.computeIfAbsent(place, absent -> new double[5]);
      counts[0] += weight;
      counts[1] += weight * item.clicks()[i];
      counts[2] += weight * item.rewards()[i];
      counts[3] += weight * weight;
      counts[4] += weight * weight * item.clicks()[i];
    }
  }

  @Override
  public void merge(State into, State from) {
    into.impressions += from.impressions;
    from.loggers.forEach((logger, n) -> into.loggers.merge(logger, n, Double::sum));
    from.cells.forEach(
        (place, counts) -> {
          double[] total = into.cells.computeIfAbsent(place, absent -> new double[5]);
          for (int i = 0; i < total.length; i++) {
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
                    counts[0],
                    counts[1],
                    counts[2],
                    counts[3],
                    counts[4])));
    cells.sort(ORDER);
    List<LoggerCount> loggers = new ArrayList<>();
    state.loggers.forEach((logger, n) -> loggers.add(new LoggerCount(logger, n)));
    return new Displays(state.impressions, loggers, cells);
  }
}
