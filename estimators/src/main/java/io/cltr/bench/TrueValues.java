package io.cltr.bench;

import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.propensity.Examination;
import io.cltr.simulate.TrueMetric;
import io.cltr.simulate.TrueQuery;
import io.cltr.simulate.TrueRanks;
import io.cltr.simulate.TrueUsers;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.Metric;
import io.cltr.value.metric.Rewards;
import io.cltr.value.metric.SatisfactionMetric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The exact values of policies in the population of a site: Σ_q P(q) value(q).
 *
 * <p>In a metric of clicks value(q) = Σ_d Σ_k P(d at k)(λ_k α_1 γ_d + b_k), α_1 γ_d being what the
 * metric calls γ_d; the reward is that of all clicks. Users who are not position-based examine
 * position 1 always, so α_1 = 1; their clicks, rewards and satisfaction are those of {@link
 * TrueUsers}.
 */
record TrueValues(Site site) {

  /** The values of {@code policy}, by metric. */
  Map<Metric, Double> of(Policy policy, List<Metric> metrics) {
    TrueRanks exact = new TrueRanks(site.world());
    boolean positionBased = site.truth().pooled().isPresent();
    int depth = site.world().simulation().positions();
    Examination examination = positionBased ? site.examination() : Examination.uniform(depth);
    Map<Metric, Double> sums = new LinkedHashMap<>();
    for (int q = 0; q < site.truth().queries().size(); q++) {
      TrueQuery query = site.truth().queries().get(q);
      Ranks ranks = exact.of(policy, q, examination.depth());
      for (Metric metric : metrics) {
        if (ofLists(metric).isEmpty()) {
          double value =
              metric.ofClicks()
                  ? ofClicks(metric, query, ranks, examination)
                  : new TrueMetric.Reward(site.truth().curve()).of(query, ranks);
          sums.merge(metric, query.traffic() * value, Double::sum);
        }
      }
    }
    TrueUsers users = TrueUsers.of(site.world());
    for (Metric metric : metrics) {
      ofLists(metric)
          .ifPresent(worth -> sums.put(metric, users.value(site.truth(), policy, worth)));
    }
    return sums;
  }

  /** What whole lists are worth; empty where rank probabilities suffice. */
  private Optional<TrueUsers.Worth> ofLists(Metric metric) {
    if (metric instanceof SatisfactionMetric satisfaction) {
      int depth = site.world().simulation().positions();
      return Optional.of(TrueUsers.satisfaction(satisfaction.satisfactionWeights(depth)));
    }
    if (site.truth().pooled().isPresent()) {
      return Optional.empty();
    }
    if (metric instanceof ExpectedClicks) {
      return Optional.of(TrueUsers::clicks);
    }
    return metric instanceof Rewards ? Optional.of(TrueUsers::reward) : Optional.empty();
  }

  private double ofClicks(Metric metric, TrueQuery query, Ranks ranks, Examination examination) {
    double scale = site.truth().pooled().map(curve -> curve.alpha()[0]).orElse(1.0);
    double[] weights = metric.rankWeights(examination);
    double[] offsets = metric.rankOffsets(examination);
    double sum = 0;
    for (int d = 0; d < query.relevance().length; d++) {
      sum += scale * query.relevance()[d] * ranks.expected(d, weights) + ranks.expected(d, offsets);
    }
    return sum;
  }
}
