package io.cltr.value;

import io.cltr.log.Impression;
import java.io.Serializable;
import java.util.List;

/**
 * What is computed once per query.
 *
 * @param forImpressions turns impressions into contributions
 * @param evidence what the query itself adds
 * @param slices those that all impressions of the query belong to beside their own
 */
public record QueryPlan(ImpressionPlan forImpressions, QueryEvidence evidence, List<String> slices)
    implements Serializable {

  /** The same plan for a query that belongs to {@code slices}. */
  QueryPlan in(List<String> querySlices) {
    return new QueryPlan(forImpressions, evidence, querySlices);
  }

  /** Without what the query itself adds. */
  ForImpressions ofImpressions() {
    return new ForImpressions(forImpressions, slices);
  }

  /** What the impressions of the query need. */
  record ForImpressions(ImpressionPlan plan, List<String> slices) implements Serializable {}

  /** Turns impressions of one query into contributions. */
  public interface ImpressionPlan extends Serializable {
    /** What {@code impression} adds to {@code slice}. */
    SliceContribution contribution(Cells cells, Impression impression, String slice);
  }
}
