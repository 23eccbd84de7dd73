package io.cltr.value;

import io.cltr.log.ConfigException;
import io.cltr.log.Displays;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.policy.Ranks;
import io.cltr.value.QueryEvidence.SliceEvidence;
import io.cltr.value.QueryPlan.ImpressionPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One-action logs: each impression shows one document, with its logging probability π_0. A click is
 * weighted by w = π(d at its position | q)/π_0; S = w, Ω = 1.
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
  public QueryPlan plan(Valuation valuation, Query query, SortedMap<String, Displays> displays) {
    List<Optional<Ranks>> ranks = new ArrayList<>();
    int depth = valuation.examination().depth();
    Displays all = displays.get(Slices.ALL);
    valuation.policies().forEach(policy -> ranks.add(policy.ranks(query, all, depth)));
    TreeMap<String, SliceEvidence> evidence = new TreeMap<>();
    displays.forEach(
        (slice, shown) -> evidence.put(slice, evidence(valuation, query, shown, ranks)));
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

  /** Probability on documents never displayed at the position of an impression. */
  private static SliceEvidence evidence(
      Valuation valuation, Query query, Displays displays, List<Optional<Ranks>> ranks) {
    SliceEvidence evidence = SliceEvidence.empty(valuation);
    int depth = valuation.examination().depth();
    long[] impressions = new long[depth];
    List<Set<String>> displayed = new ArrayList<>();
    for (int k = 0; k < depth; k++) {
      displayed.add(new HashSet<>());
    }
    for (Displays.Cell cell : displays.cells()) {
      impressions[cell.position() - 1] += cell.shown();
      displayed.get(cell.position() - 1).add(cell.document());
    }
    for (int p = 0; p < ranks.size(); p++) {
      double missing = 0;
      for (int k = 0; k < depth; k++) {
        missing +=
            ranks.get(p).isEmpty()
                ? impressions[k]
                : impressions[k] * unseen(query, ranks.get(p).get(), k, displayed.get(k));
      }
      for (int m = 0; m < valuation.metrics().size(); m++) {
        evidence.unsupported()[valuation.pair(p, m)] += missing;
      }
      evidence.undefined()[p] += ranks.get(p).isEmpty() ? displays.impressions() : 0;
    }
    return evidence;
  }

  private static double unseen(Query query, Ranks ranks, int k, Set<String> displayed) {
    double mass = 0;
    for (int d = 0; d < query.size(); d++) {
      if (!displayed.contains(query.documents()[d])) {
        mass += ranks.at(d, k + 1);
      }
    }
    return mass;
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
