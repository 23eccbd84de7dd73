package io.cltr.propensity.harvest;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The untouched displays of one query by document, logger, position and unit bucket: the smallest
 * statistic from which harvesting and its influence follow.
 *
 * @param impressions Σv of the query's impressions by logger
 * @param cells sorted by document, logger, position, bucket
 */
record QueryDisplays(SortedMap<String, Double> impressions, List<Cell> cells)
    implements Serializable {

  /**
   * Sums over the displays of one document, logger, position and bucket; v is the impression's
   * weight.
   *
   * @param shown Σv
   * @param clicks Σvc
   * @param squares Σv²
   */
  record Cell(
      String document,
      String logger,
      int position,
      int bucket,
      double shown,
      double clicks,
      double squares)
      implements Serializable {}

  record Place(String document, String logger, int position, int bucket) implements Serializable {}

  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::document)
          .thenComparing(Cell::logger)
          .thenComparingInt(Cell::position)
          .thenComparingInt(Cell::bucket);

  /** Sums so far. */
  static final class State implements Serializable {
    private final TreeMap<String, Double> impressions = new TreeMap<>();
    private final HashMap<Place, double[]> cells = new HashMap<>();

    private double[] cell(Place place) {
      return cells.computeIfAbsent(place, absent -> new double[3]);
    }
  }

  /** Sums displays; state: distinct (document, logger, position, bucket) of the query. */
  record Counter() implements Fold<Impression, State, QueryDisplays> {
    @Override
    public State start() {
      return new State();
    }

    @Override
    public void add(State state, Impression item) {
      if (!item.untouched()) {
        return;
      }
      state.impressions.merge(item.logger(), item.weight(), Double::sum);
      for (int i = 0; i < item.size(); i++) {
        double[] sums =
            state.cell(
                new Place(item.documents()[i], item.logger(), item.positions()[i], item.bucket()));
        sums[0] += item.weight();
        sums[1] += item.weight() * item.clicks()[i];
        sums[2] += item.weight() * item.weight();
      }
    }

    @Override
    public void merge(State into, State from) {
      from.impressions.forEach((logger, n) -> into.impressions.merge(logger, n, Double::sum));
      from.cells.forEach(
          (place, sums) -> {
            double[] total = into.cell(place);
            for (int i = 0; i < total.length; i++) {
              total[i] += sums[i];
            }
          });
    }

    @Override
    public QueryDisplays finish(State state) {
      List<Cell> cells = new ArrayList<>(state.cells.size());
      state.cells.forEach(
          (place, sums) ->
              cells.add(
                  new Cell(
                      place.document(),
                      place.logger(),
                      place.position(),
                      place.bucket(),
                      sums[0],
                      sums[1],
                      sums[2])));
      cells.sort(ORDER);
      return new QueryDisplays(state.impressions, cells);
    }
  }
}
