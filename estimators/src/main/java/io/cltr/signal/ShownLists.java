package io.cltr.signal;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import io.cltr.signal.QuerySignal.SignalList;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Sums the clicks of one query's impressions by (set of documents shown, document, position), each
 * with the weight v_i of its impression, and weighs positions at the end: γ̂_d = Σ_k clicks(d, k) ·
 * weight(k) for every column from one pass.
 *
 * <p>A document that an impression shows m times is one document of the list, and each click on it
 * counts 1/m: γ̂_d then estimates relevance as it does for documents that are shown once.
 *
 * <p>A list holds the documents at the covered positions alone. Leaving out whole impressions
 * because of a click at a position without a weight would select impressions by their outcome.
 *
 * <p>State: one sum per clicked (set, position) and document; it grows with the distinct lists that
 * were clicked on, under trust bias with those that were shown.
 */
record ShownLists(ClickWeights weights) implements Fold<Impression, ShownLists.State, QuerySignal> {

  static final class State implements Serializable {
    private long impressions;
    private double represented;
    private long uncovered;
    private final HashMap<List<String>, TreeMap<Integer, Clicks>> clicks = new HashMap<>();

    private Clicks at(List<String> documents, int position) {
      return clicks
          .computeIfAbsent(documents, d -> new TreeMap<>())
          .computeIfAbsent(position, k -> new Clicks(documents.size()));
    }
  }

  /** Clicks on one list at one position: their number, and Σ v_i (c_i − β)/m_i by document. */
  private static final class Clicks implements Serializable {
    private long count;
    private final double[] weights;

    Clicks(int documents) {
      weights = new double[documents];
    }
  }

  @Override
  public State start() {
    return new State();
  }

  @Override
  public void add(State state, Impression item) {
    state.impressions++;
    state.represented += item.weight();
    List<String> documents = null;
    for (int i = 0; i < item.size(); i++) {
      boolean clicked = item.clicks()[i] > 0;
      if (!clicked && !weights.hasTrust()) {
        continue;
      }
      int position = item.positions()[i];
      if (weights.covers(position)) {
        documents = documents == null ? covered(item) : documents;
        Clicks clicks = state.at(documents, position);
        clicks.count += clicked ? 1 : 0;
        String document = item.documents()[i];
        clicks.weights[documents.indexOf(document)] +=
            item.weight() * (item.clicks()[i] - weights.trust(position)) / places(item, document);
      } else if (clicked) {
        state.uncovered++;
      }
    }
  }

  private List<String> covered(Impression item) {
    TreeSet<String> documents = new TreeSet<>();
    for (int i = 0; i < item.size(); i++) {
      if (weights.covers(item.positions()[i])) {
        documents.add(item.documents()[i]);
      }
    }
    return List.copyOf(documents);
  }

  private int places(Impression item, String document) {
    int places = 0;
    for (int i = 0; i < item.size(); i++) {
      if (weights.covers(item.positions()[i]) && item.documents()[i].equals(document)) {
        places++;
      }
    }
    return places;
  }

  @Override
  public void merge(State into, State from) {
    into.impressions += from.impressions;
    into.represented += from.represented;
    into.uncovered += from.uncovered;
    from.clicks.forEach(
        (documents, positions) ->
            positions.forEach(
                (position, more) -> {
                  Clicks total = into.at(documents, position);
                  total.count += more.count;
                  Arrays.setAll(total.weights, d -> total.weights[d] + more.weights[d]);
                }));
  }

  @Override
  public QuerySignal finish(State state) {
    List<SignalList> lists = new ArrayList<>();
    for (Map.Entry<List<String>, TreeMap<Integer, Clicks>> entry : state.clicks.entrySet()) {
      lists.add(weighed(entry.getKey().toArray(String[]::new), entry.getValue()));
    }
    lists.sort(Comparator.comparing(SignalList::documents, Arrays::compare));
    return new QuerySignal(
        state.impressions, state.represented, state.uncovered, List.copyOf(lists));
  }

  private SignalList weighed(String[] documents, SortedMap<Integer, Clicks> positions) {
    long clicks = 0;
    double unclipped = 0;
    double[] total = new double[weights.columns()];
    double[][] signal = new double[weights.columns()][documents.length];
    for (Map.Entry<Integer, Clicks> entry : positions.entrySet()) {
      int position = entry.getKey();
      double[] counts = entry.getValue().weights;
      double sum = 0;
      for (double count : counts) {
        sum += count;
      }
      clicks += entry.getValue().count;
      unclipped += sum * weights.unclipped(position);
      for (int column = 0; column < signal.length; column++) {
        double weight = weights.weight(position, column);
        total[column] += sum * weight;
        for (int d = 0; d < counts.length; d++) {
          signal[column][d] += counts[d] * weight;
        }
      }
    }
    return new SignalList(documents, clicks, unclipped, total, signal, new double[0]);
  }
}
