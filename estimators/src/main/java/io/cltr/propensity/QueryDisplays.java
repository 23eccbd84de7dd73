package io.cltr.propensity;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * The untouched displays of one query by document, logger, position and unit bucket: the smallest
 * statistic from which harvesting and its influence follow.
 *
 * @param cells sorted by document, logger, position, bucket
 */
record QueryDisplays(List<Cell> cells) implements Serializable {

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

  /** Sums displays; state: distinct (document, logger, position, bucket) of the query. */
  record Counter() implements Fold<Impression, HashMap<Place, double[]>, QueryDisplays> {
    @Override
    public HashMap<Place, double[]> start() {
      return new HashMap<>();
    }

    @Override
    public void add(HashMap<Place, double[]> state, Impression item) {
      if (!item.untouched()) {
        return;
      }
      for (int i = 0; i < item.size(); i++) {
        double[] counts =
            state.computeIfAbsent(
                new Place(item.documents()[i], item.logger(), item.positions()[i], item.bucket()),
                absent -> new double[3]);
        counts[0] += item.weight();
        counts[1] += item.weight() * item.clicks()[i];
        counts[2] += item.weight() * item.weight();
      }
    }

    @Override
    public void merge(HashMap<Place, double[]> into, HashMap<Place, double[]> from) {
      from.forEach(
          (place, counts) ->
              into.merge(
                  place,
                  counts,
                  (a, b) -> {
                    for (int i = 0; i < a.length; i++) {
                      a[i] += b[i];
                    }
                    return a;
                  }));
    }

    @Override
    public QueryDisplays finish(HashMap<Place, double[]> state) {
      List<Cell> cells = new ArrayList<>(state.size());
      state.forEach(
          (place, counts) -> {
            cells.add(
                new Cell(
                    place.document(),
                    place.logger(),
                    place.position(),
                    place.bucket(),
                    counts[0],
                    counts[1],
                    counts[2]));
          });
      cells.sort(ORDER);
      return new QueryDisplays(cells);
    }
  }
}
