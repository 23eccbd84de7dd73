package io.cltr.logging;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import io.cltr.reward.CrossFit;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was shown for one query, by position and context: sorted, so that entries of one position
 * and context follow each other.
 */
record QueryChoices(List<Entry> entries) implements Serializable {

  /**
   * Impressions of one position, context, document and fold.
   *
   * @param position 1-based
   * @param levels indicators that are 1
   * @param weight Σv
   */
  record Entry(int position, int[] levels, String document, int fold, double weight)
      implements Serializable {}

  private record Place(int position, List<Integer> levels, String document, int fold)
      implements Serializable {}

  /** Whether both are of one position and context. */
  static boolean alike(Entry first, Entry second) {
    return first.position() == second.position() && Arrays.equals(first.levels(), second.levels());
  }

  private static final Comparator<Entry> ORDER =
      Comparator.comparingInt(Entry::position)
          .thenComparing(Entry::levels, Arrays::compare)
          .thenComparing(Entry::document)
          .thenComparingInt(Entry::fold);

  /** Sums; state: distinct (position, context, document, fold) of the query. */
  record Counter(ContextLevels levels, CrossFit folds)
      implements Fold<Impression, HashMap<Place, Double>, QueryChoices> {
    @Override
    public HashMap<Place, Double> start() {
      return new HashMap<>();
    }

    @Override
    public void add(HashMap<Place, Double> state, Impression item) {
      List<Integer> context = Arrays.stream(levels.of(item)).boxed().toList();
      state.merge(
          new Place(item.positions()[0], context, item.documents()[0], folds.fold(item.unit())),
          item.weight(),
          Double::sum);
    }

    @Override
    public void merge(HashMap<Place, Double> into, HashMap<Place, Double> from) {
      from.forEach((place, weight) -> into.merge(place, weight, Double::sum));
    }

    @Override
    public QueryChoices finish(HashMap<Place, Double> state) {
      List<Entry> entries = new ArrayList<>();
      for (Map.Entry<Place, Double> found : state.entrySet()) {
        Place place = found.getKey();
        int[] context = place.levels().stream().mapToInt(Integer::intValue).toArray();
        entries.add(
            new Entry(place.position(), context, place.document(), place.fold(), found.getValue()));
      }
      entries.sort(ORDER);
      return new QueryChoices(entries);
    }
  }
}
