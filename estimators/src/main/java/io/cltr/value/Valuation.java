package io.cltr.value;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.ConfigException;
import io.cltr.log.Displays;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.propensity.Examination;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is to be valued, and how: every policy by every metric and estimator on every slice.
 *
 * <p>{@link #run} is one pass. Per query it counts what each slice displayed, asks every policy for
 * its ranks, and turns each impression into contributions; contributions, times the impressions'
 * weights v, are summed per unit, and per unit bucket: a value is Σ v x/Σ v. Cost: two shuffles of
 * the log; state buckets × slices × cells, cells = policies × metrics × estimators.
 *
 * @param policies names are unique
 * @param examination θ, as the metrics and weights use it
 * @param weighting where weights come from
 */
public record Valuation(
    List<Policy> policies,
    List<Metric> metrics,
    List<ValueEstimator> estimators,
    Slices slices,
    Examination examination,
    Weighting weighting)
    implements Serializable {

  /** Checks that there is something to value and that names are unique. */
  public Valuation {
    requireUnique("policy", policies.stream().map(Policy::name).toList());
    requireUnique("metric", metrics.stream().map(Metric::id).toList());
    requireUnique("value estimator", estimators.stream().map(ValueEstimator::id).toList());
    metrics.forEach(weighting::check);
  }

  private static void requireUnique(String what, List<String> names) {
    if (names.isEmpty()) {
      throw new ConfigException("nothing to value: the list has no " + what);
    }
    for (String name : names) {
      if (names.indexOf(name) != names.lastIndexOf(name)) {
        throw new ConfigException("%s '%s' is listed twice".formatted(what, name));
      }
    }
  }

  /** Number of (policy, metric) pairs. */
  int pairs() {
    return policies.size() * metrics.size();
  }

  /** Number of (policy, metric, estimator) cells. */
  int cells() {
    return pairs() * estimators.size();
  }

  int pair(int policy, int metric) {
    return policy * metrics.size() + metric;
  }

  int cell(int pair, int estimator) {
    return pair * estimators.size() + estimator;
  }

  /**
   * Values everything on {@code log}.
   *
   * @param displays what the whole log displayed, valued or not: what logger policies are read from
   * @param queries the candidates; a query that it lacks has the displayed documents
   * @param influence of the log's units on log θ; none where θ is known
   */
  public ValueTable run(
      Source<Impression> log,
      Source<Keyed<Displays>> displays,
      Source<Keyed<Query>> queries,
      BucketInfluence influence) {
    Source<Keyed<QueryPlan>> plans =
        log.grouped(Impression::query, new SlicedDisplays(slices))
            .joined(Keyed::key, displays, Shown::of)
            .joined(shown -> shown.key(), queries, (shown, query) -> plan(this, shown, query));
    Source<Evidence> contributions =
        log.joined(
            Impression::query,
            plans.map(plan -> new Keyed<>(plan.key(), plan.value().forImpressions())),
            (impression, plan) -> Contribution.of(slices, impression, plan.orElseThrow()));
    Source<Evidence> all = contributions.and(plans.map(plan -> plan.value().evidence()));
    return ValueTable.of(this, all.fold(new EvidenceFold(this)), influence);
  }

  /** What the valued slices displayed of a query, and what the whole log did. */
  private record Shown(String key, SortedMap<String, Displays> slices, Displays whole)
      implements Serializable {
    static Shown of(Keyed<? extends SortedMap<String, Displays>> valued, Optional<Displays> whole) {
      return new Shown(valued.key(), valued.value(), whole.orElse(Displays.NONE));
    }
  }

  private static Keyed<QueryPlan> plan(Valuation valuation, Shown shown, Optional<Query> query) {
    Query candidates =
        query
            .filter(Query::hasFeatures)
            .orElseGet(
                () -> Displayed.candidates(shown.key(), query, shown.whole(), valuation.policies));
    List<Optional<Ranks>> ranks =
        valuation.policies.stream()
            .map(p -> p.ranks(candidates, shown.whole(), valuation.examination.depth()))
            .toList();
    return new Keyed<>(
        shown.key(), valuation.weighting.plan(valuation, candidates, shown.slices(), ranks));
  }
}
