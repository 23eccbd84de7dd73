package io.cltr.propensity.experiment;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * The swapped pairs of one query, with what is known of which document its logger put first.
 *
 * @param pairs sorted
 */
record SwappedPairs(List<Pair> pairs) implements Serializable {

  /**
   * Impressions of one logger in one bucket that show {@code first} at 1 and {@code other} at k.
   *
   * @param shown Σv
   * @param squares Σv²
   * @param clicks Σvc at 1
   * @param otherClicks Σvc at k
   * @param order above 0 if the logger itself ranks them so, below 0 if the other way round, 0 if
   *     its other impressions do not tell
   */
  record Pair(
      int k,
      String logger,
      String first,
      String other,
      int bucket,
      double shown,
      double squares,
      double clicks,
      double otherClicks,
      double order)
      implements Serializable {}

  private static final Comparator<Pair> ORDER =
      Comparator.comparingInt(Pair::k)
          .thenComparing(Pair::logger)
          .thenComparing(Pair::first)
          .thenComparing(Pair::other)
          .thenComparingInt(Pair::bucket);

  private record Key(int k, String logger, String first, String other, int bucket)
      implements Serializable {}

  private record Place(String logger, String document, int position) implements Serializable {}

  /** Sums so far. */
  static final class State implements Serializable {
    private final HashMap<Key, double[]> pairs = new HashMap<>();
    private final HashMap<Place, Double> own = new HashMap<>();

    private double[] pair(Key key) {
      return pairs.computeIfAbsent(key, absent -> new double[4]);
    }

    private double order(Key key) {
      double asShown = own(key, key.first(), 1) + own(key, key.other(), key.k());
      double otherwise = own(key, key.other(), 1) + own(key, key.first(), key.k());
      return asShown - otherwise;
    }

    private double own(Key key, String document, int position) {
      return own.getOrDefault(new Place(key.logger(), document, position), 0.0);
    }
  }

  /** Sums displays; state: distinct (logger, document, position) and pairs of the query. */
  record Counter() implements Fold<Impression, State, SwappedPairs> {
    @Override
    public State start() {
      return new State();
    }

    @Override
    public void add(State state, Impression item) {
      String[] documents = item.documents();
      for (int i = 0; i < item.size(); i++) {
        if (Mark.isOwnPlace(item.randomization(), item.positions()[i])) {
          state.own.merge(
              new Place(item.logger(), documents[i], item.positions()[i]),
              item.weight(),
              Double::sum);
        }
      }
      int k = Mark.swap.of(item.randomization());
      int at = k < 2 ? -1 : Arrays.binarySearch(item.positions(), k);
      if (at > 0 && item.positions()[0] == 1) {
        double v = item.weight();
        double[] sums =
            state.pair(new Key(k, item.logger(), documents[0], documents[at], item.bucket()));
        sums[0] += v;
        sums[1] += v * v;
        sums[2] += v * item.clicks()[0];
        sums[3] += v * item.clicks()[at];
      }
    }

    @Override
    public void merge(State into, State from) {
      from.own.forEach((place, shown) -> into.own.merge(place, shown, Double::sum));
      from.pairs.forEach(
          (key, sums) -> {
            double[] total = into.pair(key);
            for (int i = 0; i < total.length; i++) {
              total[i] += sums[i];
            }
          });
    }

    @Override
    public SwappedPairs finish(State state) {
      List<Pair> pairs = new ArrayList<>(state.pairs.size());
      state.pairs.forEach(
          (key, sums) ->
              pairs.add(
                  new Pair(
                      key.k(),
                      key.logger(),
                      key.first(),
                      key.other(),
                      key.bucket(),
                      sums[0],
                      sums[1],
                      sums[2],
                      sums[3],
                      state.order(key))));
      pairs.sort(ORDER);
      return new SwappedPairs(pairs);
    }
  }
}
