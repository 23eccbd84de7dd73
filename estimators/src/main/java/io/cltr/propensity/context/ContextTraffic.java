package io.cltr.propensity.context;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.log.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Impressions by value of a context column and unit bucket, weights summed.
 *
 * @param byValue of the {@link #MOST} most frequent values
 * @param rest of all others, and of impressions without a value
 */
record ContextTraffic(SortedMap<String, double[]> byValue, double[] rest) {
  /** Values that are counted each on its own. */
  static final int MOST = 20;

  /** Two passes over {@code log}, one of them grouped; state: buckets × {@link #MOST}. */
  static ContextTraffic of(Source<Impression> log, String column) {
    List<String> values =
        log.where(one -> !value(one, column).isEmpty())
            .grouped(one -> value(one, column), new Weight())
            .fold(new Frequent());
    TreeMap<String, double[]> counts = log.fold(new Counter(column, values));
    double[] rest = counts.remove("");
    return new ContextTraffic(counts, rest);
  }

  /** The value of an impression; "" where it has none. */
  static String value(Impression one, String column) {
    return one.context().getOrDefault(column, "");
  }

  /** Impressions of all values in {@code bucket}. */
  double bucket(int bucket) {
    return rest[bucket] + byValue.values().stream().mapToDouble(counts -> counts[bucket]).sum();
  }

  /** Share of {@code counts} in all impressions. */
  double share(double[] counts) {
    double sum = 0;
    double all = 0;
    for (int b = 0; b < counts.length; b++) {
      sum += counts[b];
      all += bucket(b);
    }
    return sum / all;
  }

  /** The most frequent values, sorted. */
  private record Frequent() implements Fold<Keyed<Double>, ArrayList<Keyed<Double>>, List<String>> {
    private static final Comparator<Keyed<Double>> MOST_FIRST =
        Comparator.<Keyed<Double>>comparingDouble(one -> -one.value()).thenComparing(Keyed::key);

    @Override
    public ArrayList<Keyed<Double>> start() {
      return new ArrayList<>();
    }

    @Override
    public void add(ArrayList<Keyed<Double>> state, Keyed<Double> item) {
      state.add(item);
      if (state.size() > MOST) {
        state.sort(MOST_FIRST);
        state.remove(MOST);
      }
    }

    @Override
    public void merge(ArrayList<Keyed<Double>> into, ArrayList<Keyed<Double>> from) {
      from.forEach(item -> add(into, item));
    }

    @Override
    public List<String> finish(ArrayList<Keyed<Double>> state) {
      return state.stream().map(Keyed::key).sorted().toList();
    }
  }

  /** Counts by value, "" for the rest, and bucket. */
  private record Counter(String column, List<String> values)
      implements Fold<Impression, TreeMap<String, double[]>, TreeMap<String, double[]>> {
    @Override
    public TreeMap<String, double[]> start() {
      TreeMap<String, double[]> counts = new TreeMap<>();
      values.forEach(value -> counts.put(value, new double[Units.BUCKETS]));
      counts.put("", new double[Units.BUCKETS]);
      return counts;
    }

    @Override
    public void add(TreeMap<String, double[]> state, Impression item) {
      double[] own = state.get(value(item, column));
      (own == null ? state.get("") : own)[item.bucket()] += item.weight();
    }

    @Override
    public void merge(TreeMap<String, double[]> into, TreeMap<String, double[]> from) {
      from.forEach(
          (value, counts) -> {
            double[] total = into.get(value);
            for (int b = 0; b < counts.length; b++) {
              total[b] += counts[b];
            }
          });
    }

    @Override
    public TreeMap<String, double[]> finish(TreeMap<String, double[]> state) {
      return state;
    }
  }
}
