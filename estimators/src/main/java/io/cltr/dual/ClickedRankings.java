package io.cltr.dual;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rankings of one query that were clicked on.
 *
 * @param rankings sorted
 * @param impressions of the query, clicked on or not
 * @param represented Σ v, impressions of the full log that they stand for
 * @param clicks on rankings of at least two documents
 * @param lone clicks on lists of one document, which teach nothing
 */
public record ClickedRankings(
    List<Ranking> rankings, long impressions, double represented, long clicks, long lone)
    implements Serializable {

  /**
   * Documents shown in one order.
   *
   * @param positions 1-based, increasing
   * @param buckets of the units that clicked, increasing
   * @param clicks Σ v of the clicks, buckets × documents
   */
  public record Ranking(String[] documents, int[] positions, int[] buckets, double[][] clicks)
      implements Serializable {}

  private record Shown(List<String> documents, List<Integer> positions) implements Serializable {}

  private static final Comparator<Shown> ORDER =
      Comparator.<Shown, String[]>comparing(
              s -> s.documents().toArray(String[]::new), Arrays::compare)
          .thenComparing(s -> s.positions().stream().mapToInt(k -> k).toArray(), Arrays::compare);

  /** Sums so far. */
  public static final class State implements Serializable {
    private static final long serialVersionUID = 1;
    private final HashMap<Shown, TreeMap<Integer, double[]>> clicks = new HashMap<>();
    private long impressions;
    private double represented;
    private long clicked;
    private long lone;
  }

  /** Counts impressions; state: distinct rankings with a click, by bucket. */
  public record Counter() implements Fold<Impression, State, ClickedRankings> {
    @Override
    public State start() {
      return new State();
    }

    @Override
    public void add(State state, Impression item) {
      state.impressions++;
      state.represented += item.weight();
      if (item.size() < 2) {
        state.lone += item.clicked();
        return;
      }
      if (item.clicked() == 0) {
        return;
      }
      state.clicked += item.clicked();
      double[] sums =
          state
              .clicks
              .computeIfAbsent(shown(item), s -> new TreeMap<>())
              .computeIfAbsent(item.bucket(), b -> new double[item.size()]);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += item.weight() * item.clicks()[i];
      }
    }

    private static Shown shown(Impression item) {
      return new Shown(List.of(item.documents()), Arrays.stream(item.positions()).boxed().toList());
    }

    @Override
    public void merge(State into, State from) {
      into.impressions += from.impressions;
      into.represented += from.represented;
      into.clicked += from.clicked;
      into.lone += from.lone;
      from.clicks.forEach(
          (shown, buckets) ->
              buckets.forEach(
                  (bucket, sums) -> {
                    double[] total =
                        into.clicks
                            .computeIfAbsent(shown, s -> new TreeMap<>())
                            .computeIfAbsent(bucket, b -> new double[sums.length]);
                    Arrays.setAll(total, i -> total[i] + sums[i]);
                  }));
    }

    @Override
    public ClickedRankings finish(State state) {
      List<Ranking> rankings = new ArrayList<>();
      state.clicks.entrySet().stream()
          .sorted(Map.Entry.comparingByKey(ORDER))
          .forEach(
              entry ->
                  rankings.add(
                      new Ranking(
                          entry.getKey().documents().toArray(String[]::new),
                          entry.getKey().positions().stream().mapToInt(k -> k).toArray(),
                          entry.getValue().keySet().stream().mapToInt(b -> b).toArray(),
                          entry.getValue().values().toArray(double[][]::new))));
      return new ClickedRankings(
          List.copyOf(rankings), state.impressions, state.represented, state.clicked, state.lone);
    }
  }
}
