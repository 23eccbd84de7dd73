package io.cltr.value.query;

import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.value.sum.Cells;
import io.cltr.value.sum.QueryEvidence;
import io.cltr.value.sum.SliceContribution;
import java.io.Serializable;
import java.util.List;

/**
 * What is computed once per query.
 *
 * @param forImpressions turns impressions into contributions
 * @param evidence what the query itself adds
 * @param candidates as the log names them, kept where impressions need them; else null
 * @param slices those that all impressions of the query belong to beside their own
 */
public record QueryPlan(
    ImpressionPlan forImpressions, QueryEvidence evidence, List<String> slices, Query candidates)
    implements Serializable {

  /** Without slices and candidates of its own. */
  public QueryPlan(ImpressionPlan forImpressions, QueryEvidence evidence) {
    this(forImpressions, evidence, List.of(), null);
  }

  /** The same plan for a query that belongs to {@code slices}. */
  public QueryPlan in(List<String> querySlices, Query known) {
    return new QueryPlan(forImpressions, evidence, querySlices, known);
  }

  /** The same plan of single actions where {@code means} are known of the query's rounds. */
  public QueryPlan with(CellMeans means) {
    return new QueryPlan(forImpressions.with(means), evidence, slices, candidates);
  }

  /** Without what the query itself adds. */
  public ForImpressions ofImpressions() {
    return new ForImpressions(forImpressions, slices, candidates);
  }

  /**
   * What the impressions of the query need.
   *
   * @param candidates null where the log has none
   */
  public record ForImpressions(ImpressionPlan plan, List<String> slices, Query candidates)
      implements Serializable {}

  /** Turns impressions of one query into contributions. */
  public interface ImpressionPlan extends Serializable {
    /**
     * What {@code impression} adds to {@code slice}.
     *
     * @param balanced a classifier's weight of what it shows, by policy; empty where not asked for
     * @param shares of the loggers in the slice's impressions; empty where not asked for
     */
    SliceContribution contribution(
        Cells cells, Impression impression, String slice, double[] balanced, double[] shares);

    /** The weight π/π_0 of what {@code impression} shows, by policy; of single actions alone. */
    default double[] ratios(Impression impression) {
      throw new IllegalStateException("rankings have no one weight");
    }

    /** The same where {@code means} are known of the query's rounds; of single actions alone. */
    default ImpressionPlan with(CellMeans means) {
      throw new IllegalStateException("rankings have no rounds that are alike");
    }
  }
}
