package io.cltr.change;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Displays;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.propensity.Examination;
import io.cltr.value.metric.Metric;
import java.io.Serializable;
import java.util.Optional;

/**
 * The change from one policy to another, query by query.
 *
 * <p>Clicks come from the valued units alone, which trained neither policy. Assumes independent
 * clicks and known θ: a unit that asks one query often, or an error of θ̂, makes the measurements
 * less exact than they say. Cost: two passes over the log, one to fit {@link RelevancePrior}.
 *
 * @param metric of clicks
 */
public record PolicyChange(
    Policy candidate, Policy production, Metric metric, Examination examination) {

  /**
   * The changes over the queries of {@code log}; none where it is empty.
   *
   * @param displays what the whole log displayed, for policies that imitate a logger
   * @param queries the candidates; a query that it lacks has the displayed documents
   */
  public Changes run(
      Source<Impression> log, Source<Keyed<Displays>> displays, Source<Keyed<Query>> queries) {
    return compare(log.grouped(Impression::query, new DisplaysFold()), displays, queries);
  }

  Changes compare(
      Source<Keyed<Displays>> valued,
      Source<Keyed<Displays>> displays,
      Source<Keyed<Query>> queries) {
    RelevancePrior prior = valued.fold(new RelevancePrior.Fit(examination));
    QueryComparer comparer = new QueryComparer(candidate, production, metric, examination, prior);
    return valued
        .joined(Keyed::key, displays, Asked::of)
        .joined(asked -> asked.query(), queries, (asked, known) -> asked.compared(comparer, known))
        .fold(new ChangeFold(candidate.name(), production.name(), metric.id()));
  }

  /** A query with what the valued and what all impressions displayed. */
  private record Asked(String query, Displays valued, Displays whole) implements Serializable {
    static Asked of(Keyed<Displays> valued, Optional<Displays> whole) {
      return new Asked(valued.key(), valued.value(), whole.orElse(valued.value()));
    }

    QueryChange compared(QueryComparer comparer, Optional<Query> known) {
      return comparer.compare(query, valued, whole, known);
    }
  }
}
