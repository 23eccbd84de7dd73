package io.cltr.bench;

import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.propensity.Examination;
import io.cltr.simulate.TrueMetric;
import io.cltr.simulate.TrueQuery;
import io.cltr.simulate.TrueRanks;
import io.cltr.value.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The exact values of policies in the population of a site: Σ_q P(q) value(q).
 *
 * <p>In a metric of clicks value(q) = Σ_d Σ_k P(d at k)(λ_k α_1 γ_d + b_k), α_1 γ_d being what the
 * metric calls γ_d; the reward is that of all clicks.
 */
record TrueValues(Site site) {

  /** The values of {@code policy}, by metric. */
  Map<Metric, Double> of(Policy policy, List<Metric> metrics) {
    TrueRanks exact = new TrueRanks(site.world());
    Examination examination = site.examination();
    Map<Metric, Double> sums = new LinkedHashMap<>();
    for (int q = 0; q < site.truth().queries().size(); q++) {
      TrueQuery query = site.truth().queries().get(q);
      Ranks ranks = exact.of(policy, q, examination.depth());
      for (Metric metric : metrics) {
        double value =
            metric.ofClicks()
                ? ofClicks(metric, query, ranks, examination)
                : new TrueMetric.Reward(site.truth().curve()).of(query, ranks);
        sums.merge(metric, query.traffic() * value, Double::sum);
      }
    }
    return sums;
  }

  private double ofClicks(Metric metric, TrueQuery query, Ranks ranks, Examination examination) {
    double scale = site.truth().curve().alpha()[0];
    double[] weights = metric.rankWeights(examination);
    double[] offsets = metric.rankOffsets(examination);
    double sum = 0;
    for (int d = 0; d < query.relevance().length; d++) {
      sum += scale * query.relevance()[d] * ranks.expected(d, weights) + ranks.expected(d, offsets);
    }
    return sum;
  }
}
