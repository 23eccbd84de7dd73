package io.cltr.value;

import io.cltr.log.ConfigException;
import io.cltr.log.Displays;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.policy.Ranks;
import io.cltr.value.QueryEvidence.SliceEvidence;
import io.cltr.value.QueryPlan.ImpressionPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One-action logs: each impression shows one document, with its logging probability π_0. A click is
 * weighted by w = π(d at its position | q)/π_0; S = w, Ω = 1. Unbiased where π_0 > 0 wherever π >
 * 0, displayed or not; where that fails, or a probability is wrong, mean(w) is not 1, and a warning
 * says so.
 */
public record LoggedWeighting() implements Weighting {
  @Override
  public void check(Metric metric) {
    if (!metric.ofSingleActions()) {
      throw new ConfigException(
          "metric '%s' weighs ranks, but each impression of the log shows one document: use clicks"
              .formatted(metric.id()));
    }
  }

  @Override
  public QueryPlan plan(
      Valuation valuation,
      Query query,
      SortedMap<String, Displays> displays,
      List<Optional<Ranks>> ranks) {
    int depth = valuation.examination().depth();
    TreeMap<String, SliceEvidence> evidence = new TreeMap<>();
    displays.forEach((slice, shown) -> evidence.put(slice, undefined(valuation, shown, ranks)));
    double[][] probabilities = new double[ranks.size()][];
    for (int p = 0; p < probabilities.length; p++) {
      probabilities[p] = ranks.get(p).map(Ranks::probabilities).orElse(null);
    }
    return new QueryPlan(
        new ActionPlan(
            valuation.metrics().size(),
            valuation.estimators(),
            query.documents(),
            depth,
            probabilities),
        new QueryEvidence(evidence));
  }

  /** Impressions for which a policy has no ranking: each could be worth a click. */
  private static SliceEvidence undefined(
      Valuation valuation, Displays displays, List<Optional<Ranks>> ranks) {
    SliceEvidence evidence = SliceEvidence.empty(valuation);
    for (int p = 0; p < ranks.size(); p++) {
      if (ranks.get(p).isEmpty()) {
        evidence.undefined()[p] += displays.impressions();
        for (int m = 0; m < valuation.metrics().size(); m++) {
          evidence.unsupported()[valuation.pair(p, m)] += displays.impressions();
        }
      }
    }
    return evidence;
  }

  /** Contributions of the impressions of one query; {@code probabilities} null: not defined. */
  private record ActionPlan(
      int metrics,
      List<ValueEstimator> estimators,
      String[] documents,
      int depth,
      double[][] probabilities)
      implements ImpressionPlan {
    @Override
    public SliceContribution contribution(Impression impression, String slice) {
      int pairs = probabilities.length * metrics;
      SliceContribution sums = SliceContribution.empty(pairs * estimators.size(), pairs);
      int d = Arrays.binarySearch(documents, impression.documents()[0]);
      int k = impression.positions()[0];
      for (int p = 0; p < probabilities.length; p++) {
        double wanted = d < 0 || probabilities[p] == null ? 0 : probabilities[p][d * depth + k - 1];
        double w = wanted / impression.loggingProbabilities()[0];
        for (int pair = p * metrics; pair < (p + 1) * metrics; pair++) {
          sums.omega()[pair] = 1;
          for (int e = 0; e < estimators.size(); e++) {
            int cell = pair * estimators.size() + e;
            double weight = estimators.get(e).weight(w);
            sums.x()[cell] = weight * impression.clicks()[0];
            sums.s()[cell] = weight;
            sums.weight()[cell] = weight;
            sums.cut()[cell] = w - weight;
          }
        }
      }
      return sums;
    }
  }
}
