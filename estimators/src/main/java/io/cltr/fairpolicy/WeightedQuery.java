package io.cltr.fairpolicy;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Weight;
import io.cltr.policy.PolicyLog;
import java.io.Serializable;
import java.util.Optional;

/**
 * How often a query was asked, and its candidates.
 *
 * @param known null where it has no candidates with features
 */
record WeightedQuery(double traffic, Query known) implements Serializable {

  /** The queries of {@code log} whose candidates have features. */
  static Source<WeightedQuery> of(PolicyLog log) {
    return all(log).where(item -> item.known() != null);
  }

  /** All queries of {@code log}. */
  static Source<WeightedQuery> all(PolicyLog log) {
    return log.impressions()
        .grouped(Impression::query, new Weight())
        .joined(Keyed::key, log.queries(), WeightedQuery::of);
  }

  private static WeightedQuery of(Keyed<Double> traffic, Optional<Query> query) {
    return new WeightedQuery(traffic.value(), query.filter(Query::hasFeatures).orElse(null));
  }
}
