package io.cltr.click;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The lists shown for one query, with their clicks, and the unit buckets that saw them.
 *
 * @param cells sorted by list, then bucket
 */
record BucketLists(ListCounts lists, Cell[] cells) implements Serializable {

  /**
   * How often a bucket saw a list.
   *
   * @param list its number
   * @param shown Σv
   * @param squares Σv²
   */
  record Cell(int list, int bucket, double shown, double squares) implements Serializable {}

  private record Place(ShownList list, int bucket) implements Serializable {}

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::list, ShownList.ORDER).thenComparingInt(Place::bucket);

  /** Counts lists; state: the distinct (list, bucket) of the query. */
  record Counter() implements Fold<Impression, HashMap<Place, double[]>, BucketLists> {
    @Override
    public HashMap<Place, double[]> start() {
      return new HashMap<>();
    }

    @Override
    public void add(HashMap<Place, double[]> state, Impression item) {
      plus(
          state,
          new Place(ShownList.of(item), item.bucket()),
          item.weight(),
          item.weight() * item.weight());
    }

    private static void plus(
        Map<Place, double[]> state, Place place, double shown, double squares) {
      double[] sums = state.computeIfAbsent(place, absent -> new double[2]);
      sums[0] += shown;
      sums[1] += squares;
    }

    @Override
    public void merge(HashMap<Place, double[]> into, HashMap<Place, double[]> from) {
      from.forEach((place, sums) -> plus(into, place, sums[0], sums[1]));
    }

    @Override
    public BucketLists finish(HashMap<Place, double[]> state) {
      TreeMap<Place, double[]> sorted = new TreeMap<>(ORDER);
      sorted.putAll(state);
      TreeMap<ShownList, Double> lists = new TreeMap<>(ShownList.ORDER);
      Cell[] cells = new Cell[sorted.size()];
      int i = 0;
      for (Map.Entry<Place, double[]> entry : sorted.entrySet()) {
        double[] sums = entry.getValue();
        lists.merge(entry.getKey().list(), sums[0], Double::sum);
        cells[i++] = new Cell(lists.size() - 1, entry.getKey().bucket(), sums[0], sums[1]);
      }
      return new BucketLists(ListCounts.of(lists), cells);
    }
  }
}
