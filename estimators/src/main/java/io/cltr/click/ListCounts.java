package io.cltr.click;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import io.cltr.log.Sums;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The lists shown for one query, with their clicks: each distinct pair once.
 *
 * @param documents ids, sorted
 * @param offsets list l has the ranks offsets[l] .. offsets[l + 1] − 1
 * @param shown document by rank, an index into {@code documents}
 * @param positions 1-based, by rank
 * @param clicks 1 or 0 by rank
 * @param weights Σv by list
 */
record ListCounts(
    String[] documents,
    int[] offsets,
    int[] shown,
    int[] positions,
    double[] clicks,
    double[] weights)
    implements Serializable {

  /** In the order of {@code lists}. */
  static ListCounts of(SortedMap<ShownList, Double> lists) {
    TreeSet<String> ids = new TreeSet<>();
    lists.keySet().forEach(list -> ids.addAll(list.documents()));
    String[] documents = ids.toArray(String[]::new);
    int ranks = lists.keySet().stream().mapToInt(list -> list.documents().size()).sum();
    ListCounts counts =
        new ListCounts(
            documents,
            new int[lists.size() + 1],
            new int[ranks],
            new int[ranks],
            new double[ranks],
            new double[lists.size()]);
    int l = 0;
    int i = 0;
    for (var entry : lists.entrySet()) {
      ShownList list = entry.getKey();
      for (int rank = 0; rank < list.documents().size(); rank++) {
        counts.shown[i] = Arrays.binarySearch(documents, list.documents().get(rank));
        counts.positions[i] = list.positions().get(rank);
        counts.clicks[i++] = list.clicks().charAt(rank) - '0';
      }
      counts.weights[l++] = entry.getValue();
      counts.offsets[l] = i;
    }
    return counts;
  }

  /** Counts lists; state: the distinct ones of the query. */
  record Counter() implements Fold<Impression, HashMap<ShownList, Sums>, ListCounts> {
    @Override
    public HashMap<ShownList, Sums> start() {
      return new HashMap<>();
    }

    @Override
    public void add(HashMap<ShownList, Sums> state, Impression item) {
      state.computeIfAbsent(ShownList.of(item), absent -> new Sums(1)).add(0, item.weight());
    }

    @Override
    public void merge(HashMap<ShownList, Sums> into, HashMap<ShownList, Sums> from) {
      from.forEach((list, weight) -> into.computeIfAbsent(list, absent -> new Sums(1)).add(weight));
    }

    @Override
    public boolean isExact(HashMap<ShownList, Sums> state) {
      return state.values().stream().allMatch(Sums::isExact);
    }

    @Override
    public ListCounts finish(HashMap<ShownList, Sums> state) {
      TreeMap<ShownList, Double> lists = new TreeMap<>(ShownList.ORDER);
      state.forEach((list, weight) -> lists.put(list, weight.get(0)));
      return of(lists);
    }
  }
}
