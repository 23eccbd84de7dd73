package io.cltr.change;

import io.cltr.interval.PairedMeans;
import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;

/**
 * What the candidate changes against production over all queries of a log: all that rules on single
 * queries, on churn and on exposure need, whatever their thresholds.
 *
 * @param candidate name of the policy
 * @param production name of the policy
 * @param metric in which changes are measured, per impression
 * @param value production's, by shrunk γ̂: what losses are shares of
 * @param impressions Σv that both rank
 * @param undefined Σv that one of them does not rank
 * @param queries that both rank
 * @param changed queries whose rank weights differ
 * @param threshold of {@link PrioritySample}; 0 where {@code sample} holds every changed query
 * @param sample changed queries with what was measured
 * @param largestLosses queries that lose most beyond one standard error
 * @param churn mean of 1 − RBO, in the first place
 * @param exposure by group, Σ_d E[θ_rank(d)] per impression: candidate's first, then production's
 */
public record Changes(
    String candidate,
    String production,
    String metric,
    double value,
    double impressions,
    double undefined,
    long queries,
    long changed,
    double threshold,
    List<MeasuredChange> sample,
    List<ChangedRanking> largestLosses,
    PairedMeans churn,
    SortedMap<String, PairedMeans> exposure)
    implements Serializable {

  /**
   * A query with both rankings.
   *
   * @param before production's first documents
   * @param after the candidate's
   */
  public record ChangedRanking(
      MeasuredChange change, List<TopDocument> before, List<TopDocument> after)
      implements Serializable {}
}
