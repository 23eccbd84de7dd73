package io.cltr.value;

import io.cltr.log.Impression;
import java.io.Serializable;

/**
 * What is computed once per query.
 *
 * @param forImpressions turns impressions into contributions
 * @param evidence what the query itself adds
 */
public record QueryPlan(ImpressionPlan forImpressions, QueryEvidence evidence)
    implements Serializable {

  /** Turns impressions of one query into contributions. */
  public interface ImpressionPlan extends Serializable {
    /** What {@code impression} adds to {@code slice}. */
    SliceContribution contribution(Impression impression, String slice);
  }
}
