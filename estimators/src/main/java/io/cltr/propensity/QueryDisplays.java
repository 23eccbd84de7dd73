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

  /** Counts of one document, logger, position and bucket. */
  record Cell(String document, String logger, int position, int bucket, long shown, double clicks)
      implements Serializable {}

  record Place(String document, String logger, int position, int bucket) implements Serializable {}

  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::document)
          .thenComparing(Cell::logger)
          .thenComparingInt(Cell::position)
          .thenComparingInt(Cell::bucket);

  /** Counts displays; state: distinct (document, logger, position, bucket) of the query. */
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
                absent -> new double[2]);
        counts[0]++;
        counts[1] += item.clicks()[i];
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
                    a[0] += b[0];
                    a[1] += b[1];
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
                    (long) counts[0],
                    counts[1]));
          });
      cells.sort(ORDER);
      return new QueryDisplays(cells);
    }
  }
}
