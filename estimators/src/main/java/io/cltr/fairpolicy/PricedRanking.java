package io.cltr.fairpolicy;

import io.cltr.mixture.AssignmentOracle;
import io.cltr.ranker.Rankings;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The best ranking of a list at given prices. With exposure alone the documents are sorted by what
 * they are worth and put on the ranks sorted by θ; where places among the first k have prices too,
 * documents and ranks are assigned to one another. Equal worth keeps the order of the list.
 *
 * @param theta θ_k
 * @param prefixes the k of kinds 1, 2, … of rank weights; kind 0 is θ
 */
record PricedRanking(List<Double> theta, List<Integer> prefixes) implements Serializable {

  /** Number of kinds of rank weights. */
  int kinds() {
    return prefixes.size() + 1;
  }

  /** The kind of demands on the first {@code prefix} places; 0 for exposure. */
  int kind(int prefix) {
    return prefix == 0 ? 0 : 1 + prefixes.indexOf(prefix);
  }

  /** v_k of {@code kind} at the 0-based {@code rank}. */
  double weight(int kind, int rank) {
    if (kind == 0) {
      return rank < theta.size() ? theta.get(rank) : 0;
    }
    return rank < prefixes.get(kind - 1) ? 1 : 0;
  }

  /** Indices of the documents, best first. */
  int[] of(double[] relevance, int[][] members, GroupPrices prices) {
    return prefixes.isEmpty()
        ? sorted(worth(relevance, members, prices, 0))
        : assigned(relevance, members, prices);
  }

  /** What one unit of kind {@code kind} of each document is worth. */
  private static double[] worth(double[] relevance, int[][] members, GroupPrices prices, int kind) {
    List<Double> exposure = prices.exposure().get(kind);
    List<Double> impact = prices.impact().get(kind);
    double[] worth = new double[relevance.length];
    for (int d = 0; d < worth.length; d++) {
      worth[d] = kind == 0 ? prices.value() * relevance[d] : 0;
      for (int g : members[d]) {
        worth[d] += exposure.get(g) + impact.get(g) * relevance[d];
      }
    }
    return worth;
  }

  private int[] sorted(double[] worth) {
    int n = worth.length;
    int[] best = Rankings.best(worth, LongStream.range(0, n).toArray(), n);
    if (falling(n)) {
      return best;
    }
    int[] ranks =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer k) -> -weight(0, k)))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] ranking = new int[n];
    for (int i = 0; i < n; i++) {
      ranking[ranks[i]] = best[i];
    }
    return ranking;
  }

  private boolean falling(int n) {
    for (int k = 1; k < n; k++) {
      if (weight(0, k) > weight(0, k - 1)) {
        return false;
      }
    }
    return true;
  }

  private int[] assigned(double[] relevance, int[][] members, GroupPrices prices) {
    int n = relevance.length;
    double[][] costs = new double[Math.min(n, ranks())][n];
    for (int kind = 0; kind < kinds(); kind++) {
      double[] worth = worth(relevance, members, prices, kind);
      for (int k = 0; k < costs.length; k++) {
        for (int d = 0; d < n; d++) {
          costs[k][d] -= worth[d] * weight(kind, k);
        }
      }
    }
    int[] first = AssignmentOracle.assign(costs);
    int[] ranking = Arrays.copyOf(first, n);
    int next = first.length;
    for (int d = 0; d < n; d++) {
      int document = d;
      if (Arrays.stream(first).noneMatch(placed -> placed == document)) {
        ranking[next++] = d;
      }
    }
    return ranking;
  }

  /** Ranks that carry weight. */
  int ranks() {
    return Math.max(theta.size(), prefixes.stream().mapToInt(k -> k).max().orElse(0));
  }
}
