package io.cltr.value.slice;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Weight;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * Head, torso and tail: the most frequent queries that make up a third of the impressions, those
 * that make up the next third, and the others. Queries of one frequency are of one part.
 *
 * @param head impressions from which a query is head
 * @param torso impressions from which it is torso
 */
public record QueryTraffic(double head, double torso) implements Serializable {
  /** Not asked for. */
  public static final QueryTraffic NONE = new QueryTraffic(0, 0);

  public static QueryTraffic of(Source<Impression> log) {
    return log.grouped(Impression::query, new Weight()).fold(new Frequencies());
  }

  /** The part of a query with so many impressions. */
  public String part(double impressions) {
    return impressions >= head ? "head" : impressions >= torso ? "torso" : "tail";
  }

  /** Number of queries by frequency; state: one number per distinct frequency. */
  private record Frequencies() implements Fold<Keyed<Double>, TreeMap<Double, Long>, QueryTraffic> {
    @Override
    public TreeMap<Double, Long> start() {
      return new TreeMap<>();
    }

    @Override
    public void add(TreeMap<Double, Long> state, Keyed<Double> item) {
      state.merge(item.value(), 1L, Long::sum);
    }

    @Override
    public void merge(TreeMap<Double, Long> into, TreeMap<Double, Long> from) {
      from.forEach((frequency, queries) -> into.merge(frequency, queries, Long::sum));
    }

    @Override
    public QueryTraffic finish(TreeMap<Double, Long> state) {
      double all = 0;
      for (Map.Entry<Double, Long> entry : state.entrySet()) {
        all += entry.getKey() * entry.getValue();
      }
      return new QueryTraffic(from(state, all / 3), from(state, 2 * all / 3));
    }

    /** The frequency down to which queries make up {@code impressions}. */
    private static double from(TreeMap<Double, Long> state, double impressions) {
      double sum = 0;
      for (Map.Entry<Double, Long> entry : state.descendingMap().entrySet()) {
        sum += entry.getKey() * entry.getValue();
        if (sum >= impressions) {
          return entry.getKey();
        }
      }
      return 0;
    }
  }
}
