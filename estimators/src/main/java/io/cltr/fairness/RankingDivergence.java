package io.cltr.fairness;

import java.util.List;

/**
 * NDKL: how far the groups among the first k places are from their shares of the query's documents,
 * per drawn ranking, meaned over impressions.
 *
 * <pre>
 * NDKL = Σ_k KL(p̂_k ‖ p)/log2(k + 1) / Σ_k 1/log2(k + 1),   natural logarithm, k = 1 … depth
 * </pre>
 *
 * <p>p̂_k counts the documents of each group among the first k, one of several groups in each, one
 * of none not at all; where none of the k is of a group the term is 0. It judges single rankings:
 * short lists cannot be even, so it is above 0 for policies that are fair on average. A policy that
 * is not deterministic is drawn eight times a query, with fixed keys.
 */
public record RankingDivergence() implements FairnessMeasure {
  @Override
  public String id() {
    return "ndkl";
  }

  @Override
  public String summary() {
    return "How far the groups at the top of single rankings are from their shares of the documents";
  }

  @Override
  public String source() {
    return "Geyik, Ambler, Kenthapadi, KDD 2019";
  }

  @Override
  public double possible(double bound, int groups) {
    return Math.max(0, bound);
  }

  @Override
  public List<Reading> of(GroupStatistics statistics) {
    int at = statistics.divergence();
    double value = statistics.at(at);
    return List.of(
        Double.isNaN(value)
            ? Reading.undefined(statistics.names(), "the policy draws no rankings")
            : Reading.of(statistics.names(), value, new int[] {at}, new double[] {1}));
  }
}
