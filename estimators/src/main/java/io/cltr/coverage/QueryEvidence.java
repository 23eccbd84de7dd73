package io.cltr.coverage;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.propensity.Examination;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many users of one query each document satisfies, and each pair of documents both:
 *
 * <pre>
 * ĝ_d = Σ_u V_u x_u(d) / Σ_u V_u e_u(d),   ĝ_de = Σ_u V_u x_u(d) x_u(e) / Σ_u V_u e_u(d) e_u(e)
 * </pre>
 *
 * <p>with x and e of {@link UnitEvidence}. A user u is satisfied by the documents A_u. Where
 * P(click at k) = θ_k 1[d ∈ A_u] + β_k, positions are examined independently of each other given
 * the ranking, in one impression and in several, A_u does not change between them, and rankings do
 * not depend on it, then given the rankings E[x_u(d) x_u(e) | A_u] = e_u(d) e_u(e) 1[d, e ∈ A_u]
 * for d ≠ e. So numerators have the expectations ĝ's denominator × P(d ∈ A), P(d, e ∈ A): both
 * ratios are unbiased, a user counting as often as the query's impressions are the user's.
 *
 * <p>θ is known relative to θ_1. If the truth is s times that, ĝ_d is too small by s and ĝ_de by
 * s²: overlap is underrated. A log that lacks a part of the unclicked impressions of a unit has ĝ_d
 * right by its weights, ĝ_de not. Pairs that were never shown to one user count 0.
 *
 * @param impressions all, clicked on or not
 * @param traffic Σ_u V_u
 * @param clicks that entered
 * @param uncovered clicks at positions whose examination is not known
 * @param lone clicks on lists of one document
 * @param documents sorted, those with Σ_u V_u x_u(d) > 0
 * @param net Σ_u V_u x_u(d)
 * @param exposure Σ_u V_u e_u(d)
 * @param both ĝ_de, 0 where d = e
 */
public record QueryEvidence(
    long impressions,
    double traffic,
    long clicks,
    long uncovered,
    long lone,
    String[] documents,
    double[] net,
    double[] exposure,
    double[][] both)
    implements Serializable {

  /** The same without pairs. */
  QueryEvidence single() {
    return new QueryEvidence(
        impressions, traffic, clicks, uncovered, lone, documents, net, exposure, new double[0][]);
  }

  /** Every query of {@code log}. */
  public static Source<Keyed<QueryEvidence>> of(Source<Impression> log, Examination examination) {
    return log.grouped(UnitEvidence::key, new UnitEvidence.Counter(examination))
        .grouped(item -> item.value().query(), new Counter());
  }

  /** Sums so far; by document, and by the second document of a pair, numerator and denominator. */
  static final class State implements Serializable {
    private static final long serialVersionUID = 1;
    private long impressions;
    private double traffic;
    private long clicks;
    private long uncovered;
    private long lone;
    private final TreeMap<String, double[]> single = new TreeMap<>();
    private final TreeMap<String, TreeMap<String, double[]>> pairs = new TreeMap<>();
  }

  /** Sums units; state: the pairs of documents that were shown to one unit. */
  record Counter() implements Fold<Keyed<UnitEvidence>, State, QueryEvidence> {
    @Override
    public State start() {
      return new State();
    }

    @Override
    public void add(State state, Keyed<UnitEvidence> item) {
      UnitEvidence unit = item.value();
      state.impressions += unit.impressions();
      state.traffic += unit.weight();
      state.clicks += unit.clicks();
      state.uncovered += unit.uncovered();
      state.lone += unit.lone();
      for (int d = 0; d < unit.documents().length; d++) {
        double net = unit.weight() * unit.net()[d];
        double exposure = unit.weight() * unit.exposure()[d];
        plus(state.single, unit.documents()[d], net, exposure);
        TreeMap<String, double[]> pairs =
            state.pairs.computeIfAbsent(unit.documents()[d], first -> new TreeMap<>());
        for (int e = d + 1; e < unit.documents().length; e++) {
          plus(pairs, unit.documents()[e], net * unit.net()[e], exposure * unit.exposure()[e]);
        }
      }
    }

    private static void plus(Map<String, double[]> sums, String document, double a, double b) {
      double[] sum = sums.computeIfAbsent(document, d -> new double[2]);
      sum[0] += a;
      sum[1] += b;
    }

    @Override
    public void merge(State into, State from) {
      into.impressions += from.impressions;
      into.traffic += from.traffic;
      into.clicks += from.clicks;
      into.uncovered += from.uncovered;
      into.lone += from.lone;
      from.single.forEach((d, sum) -> plus(into.single, d, sum[0], sum[1]));
      from.pairs.forEach(
          (d, pairs) -> {
            TreeMap<String, double[]> own = into.pairs.computeIfAbsent(d, e -> new TreeMap<>());
            pairs.forEach((e, sum) -> plus(own, e, sum[0], sum[1]));
          });
    }

    @Override
    public QueryEvidence finish(State state) {
      List<Map.Entry<String, double[]>> kept =
          state.single.entrySet().stream().filter(entry -> entry.getValue()[0] > 0).toList();
      String[] documents = kept.stream().map(Map.Entry::getKey).toArray(String[]::new);
      double[][] both = new double[documents.length][documents.length];
      for (int d = 0; d < documents.length; d++) {
        for (Map.Entry<String, double[]> pair : state.pairs.get(documents[d]).entrySet()) {
          int e = Arrays.binarySearch(documents, pair.getKey());
          if (e >= 0) {
            both[d][e] = pair.getValue()[0] / pair.getValue()[1];
            both[e][d] = both[d][e];
          }
        }
      }
      return new QueryEvidence(
          state.impressions,
          state.traffic,
          state.clicks,
          state.uncovered,
          state.lone,
          documents,
          kept.stream().mapToDouble(entry -> entry.getValue()[0]).toArray(),
          kept.stream().mapToDouble(entry -> entry.getValue()[1]).toArray(),
          both);
    }
  }
}
