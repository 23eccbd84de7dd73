package io.cltr.change;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * What the candidate changes for one query.
 *
 * @param impressions Σv; those of an undefined query count in {@code undefined} alone
 * @param undefined Σv where one of the two policies has no ranking of the query
 * @param value of production's ranking by γ̂, per impression
 * @param churn 1 − {@link RankOverlap} of the two rankings
 * @param exposure by group, Σ_d E[θ_rank(d)] under the candidate and under production
 * @param measured the change; null where both rank alike
 * @param production its first documents
 * @param candidate likewise
 */
record QueryChange(
    String query,
    double impressions,
    double undefined,
    double value,
    double churn,
    SortedMap<String, double[]> exposure,
    MeasuredChange measured,
    List<TopDocument> production,
    List<TopDocument> candidate)
    implements Serializable {

  static QueryChange undefined(String query, double impressions) {
    return new QueryChange(
        query, 0, impressions, 0, 0, Collections.emptySortedMap(), null, List.of(), List.of());
  }
}
