package io.cltr.ranker;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import io.cltr.ranker.QueryClicks.ShownList;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts the clicks of one query's impressions by (set of documents shown, document, position), and
 * weighs them at the end: γ̂_d = Σ_k clicks(d, k) · weight(k) for every column from one pass.
 *
 * <p>A list holds the documents at the covered positions alone. Leaving out whole impressions
 * because of a click at a position without a weight would select impressions by their outcome.
 *
 * <p>State: one count per clicked (set, position) and document; it grows with the distinct lists
 * that were clicked on.
 */
record ShownLists(ClickWeights weights) implements Fold<Impression, ShownLists.State, QueryClicks> {

  static final class State implements Serializable {
    private long impressions;
    private long uncovered;
    private final HashMap<List<String>, TreeMap<Integer, long[]>> clicks = new HashMap<>();

    private long[] at(List<String> documents, int position) {
      return clicks
          .computeIfAbsent(documents, d -> new TreeMap<>())
          .computeIfAbsent(position, k -> new long[documents.size()]);
    }
  }

  @Override
  public State start() {
    return new State();
  }

  @Override
  public void add(State state, Impression item) {
    state.impressions++;
    List<String> documents = null;
    for (int i = 0; i < item.size(); i++) {
      if (item.clicks()[i] <= 0) {
        continue;
      }
      int position = item.positions()[i];
      if (weights.covers(position)) {
        documents = documents == null ? covered(item) : documents;
        int document = documents.indexOf(item.documents()[i]);
        state.at(documents, position)[document]++;
      } else {
        state.uncovered++;
      }
    }
  }

  private List<String> covered(Impression item) {
    List<String> documents = new ArrayList<>(item.size());
    for (int i = 0; i < item.size(); i++) {
      if (weights.covers(item.positions()[i])) {
        documents.add(item.documents()[i]);
      }
    }
    documents.sort(Comparator.naturalOrder());
    return documents;
  }

  @Override
  public void merge(State into, State from) {
    into.impressions += from.impressions;
    into.uncovered += from.uncovered;
    from.clicks.forEach(
        (documents, positions) ->
            positions.forEach(
                (position, counts) -> {
                  long[] total = into.at(documents, position);
                  Arrays.setAll(total, d -> total[d] + counts[d]);
                }));
  }

  @Override
  public QueryClicks finish(State state) {
    List<ShownList> lists = new ArrayList<>();
    for (Map.Entry<List<String>, TreeMap<Integer, long[]>> entry : state.clicks.entrySet()) {
      lists.add(weighed(entry.getKey().toArray(String[]::new), entry.getValue()));
    }
    lists.sort(Comparator.comparing(ShownList::documents, Arrays::compare));
    return new QueryClicks(state.impressions, state.uncovered, List.copyOf(lists));
  }

  private ShownList weighed(String[] documents, SortedMap<Integer, long[]> positions) {
    long clicks = 0;
    double unclipped = 0;
    double[] total = new double[weights.columns()];
    double[][] signal = new double[weights.columns()][documents.length];
    for (Map.Entry<Integer, long[]> entry : positions.entrySet()) {
      int position = entry.getKey();
      long[] counts = entry.getValue();
      long sum = Arrays.stream(counts).sum();
      clicks += sum;
      unclipped += sum * weights.unclipped(position);
      for (int column = 0; column < signal.length; column++) {
        double weight = weights.weight(position, column);
        total[column] += sum * weight;
        for (int d = 0; d < counts.length; d++) {
          signal[column][d] += counts[d] * weight;
        }
      }
    }
    return new ShownList(documents, clicks, unclipped, total, signal);
  }
}
