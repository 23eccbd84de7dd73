package io.cltr.value.sum;

import io.cltr.interval.Sample.Clusters;
import io.cltr.random.Hash64;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums by buckets of queries and of pairs of unit and query, which intervals by two-way clusters
 * need beside those of units. State: twice as many vectors of moments as buckets.
 */
final class QueryClusters implements Serializable {
  /** Buckets of queries, and of pairs. */
  static final int BUCKETS = 128;

  private static final long SALT = 0x74776f776179L;

  /** Σ v, then Σ v moment, by bucket. */
  private final TreeMap<Integer, double[]> queries = new TreeMap<>();

  private final TreeMap<Integer, double[]> pairs = new TreeMap<>();

  void add(String unit, String query, double weight, double[] moments) {
    long hash = Hash64.of(query, SALT);
    add(queries, hash, weight, moments);
    add(pairs, Hash64.of(unit, hash), weight, moments);
  }

  private static void add(Map<Integer, double[]> sums, long hash, double weight, double[] moments) {
    double[] own =
        sums.computeIfAbsent(
            (int) Long.remainderUnsigned(hash, BUCKETS), absent -> new double[1 + moments.length]);
    own[0] += weight;
    for (int j = 0; j < moments.length; j++) {
      own[1 + j] += weight * moments[j];
    }
  }

  void merge(QueryClusters from) {
    from.queries.forEach((bucket, sums) -> queries.merge(bucket, sums, CellLayout::plus));
    from.pairs.forEach((bucket, sums) -> pairs.merge(bucket, sums, CellLayout::plus));
  }

  /** Influences on a value with so many moments from {@code first}. */
  Clusters influences(int first, double[] means, double[] gradient, double n) {
    return new Clusters(
        influences(queries, first, means, gradient, n),
        influences(pairs, first, means, gradient, n));
  }

  private static double[] influences(
      Map<Integer, double[]> sums, int first, double[] means, double[] gradient, double n) {
    return sums.values().stream()
        .mapToDouble(
            own -> {
              double psi = 0;
              for (int j = 0; j < gradient.length; j++) {
                psi += gradient[j] * (own[1 + first + j] - means[j] * own[0]) / n;
              }
              return psi;
            })
        .toArray();
  }
}
