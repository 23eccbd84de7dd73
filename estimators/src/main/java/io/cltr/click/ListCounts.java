package io.cltr.click;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The lists shown for one query, with their clicks: each distinct pair once.
 *
 * @param documents ids, sorted
 * @param offsets list l has the ranks offsets[l] .. offsets[l + 1] − 1
 * @param shown document by rank, an index into {@code documents}
 * @param clicks 1 or 0 by rank
 * @param weights Σv by list
 */
record ListCounts(String[] documents, int[] offsets, int[] shown, double[] clicks, double[] weights)
    implements Serializable {

  /** A list and its clicks, one character per rank. */
  private record Shown(List<String> documents, String clicks) implements Serializable {
    static Shown of(Impression one) {
      StringBuilder clicks = new StringBuilder();
      for (double click : one.clicks()) {
        clicks.append(click > 0 ? '1' : '0');
      }
      return new Shown(List.of(one.documents()), clicks.toString());
    }
  }

  private static final Comparator<Shown> ORDER =
      Comparator.comparing(Shown::clicks)
          .thenComparing(
              Shown::documents,
              (one, other) ->
                  Arrays.compare(one.toArray(String[]::new), other.toArray(String[]::new)));

  /** Counts lists; state: the distinct ones of the query. */
  record Counter() implements Fold<Impression, HashMap<Shown, double[]>, ListCounts> {
    @Override
    public HashMap<Shown, double[]> start() {
      return new HashMap<>();
    }

    @Override
    public void add(HashMap<Shown, double[]> state, Impression item) {
      state.computeIfAbsent(Shown.of(item), absent -> new double[1])[0] += item.weight();
    }

    @Override
    public void merge(HashMap<Shown, double[]> into, HashMap<Shown, double[]> from) {
      from.forEach(
          (list, weight) -> into.computeIfAbsent(list, absent -> new double[1])[0] += weight[0]);
    }

    @Override
    public ListCounts finish(HashMap<Shown, double[]> state) {
      TreeMap<Shown, double[]> lists = new TreeMap<>(ORDER);
      lists.putAll(state);
      TreeSet<String> ids = new TreeSet<>();
      lists.keySet().forEach(list -> ids.addAll(list.documents()));
      String[] documents = ids.toArray(String[]::new);
      int ranks = lists.keySet().stream().mapToInt(list -> list.documents().size()).sum();
      ListCounts counts =
          new ListCounts(
              documents,
              new int[lists.size() + 1],
              new int[ranks],
              new double[ranks],
              new double[lists.size()]);
      int l = 0;
      int i = 0;
      for (var entry : lists.entrySet()) {
        for (int rank = 0; rank < entry.getKey().documents().size(); rank++) {
          counts.shown[i] = Arrays.binarySearch(documents, entry.getKey().documents().get(rank));
          counts.clicks[i++] = entry.getKey().clicks().charAt(rank) - '0';
        }
        counts.weights[l++] = entry.getValue()[0];
        counts.offsets[l] = i;
      }
      return counts;
    }
  }
}
