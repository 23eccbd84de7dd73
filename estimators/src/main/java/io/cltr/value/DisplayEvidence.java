package io.cltr.value;

import io.cltr.policy.Ranks;
import io.cltr.value.QueryEvidence.SliceEvidence;
import java.util.List;
import java.util.Optional;

/**
 * What one query tells of the values beside its impressions' contributions: how its sums respond to
 * log θ, what the log cannot say, and how sure draws are.
 */
final class DisplayEvidence {
  private DisplayEvidence() {}

  static SliceEvidence of(
      Cells cells,
      DisplayCounts counts,
      DisplayTerms[][][] terms,
      List<Optional<Ranks>> ranks,
      double[][] omega,
      boolean modelled) {
    SliceEvidence evidence = SliceEvidence.empty(cells);
    evidence.unmodelled()[0] = modelled ? 0 : counts.all();
    for (int p = 0; p < ranks.size(); p++) {
      if (ranks.get(p).isEmpty()) {
        evidence.undefined()[p] += counts.all();
      }
      for (int m = 0; m < cells.metrics().size(); m++) {
        int pair = cells.pair(p, m);
        if (ranks.get(p).isPresent()) {
          ofPair(cells, counts, terms, ranks.get(p).get(), m, pair, omega[pair], evidence);
        } else {
          unknown(cells, counts, m, pair, omega[pair].length, evidence);
        }
      }
    }
    return evidence;
  }

  /** A policy that is not defined could show whatever is worth most. */
  private static void unknown(
      Cells cells,
      DisplayCounts counts,
      int metric,
      int pair,
      int documents,
      SliceEvidence evidence) {
    double[] weights = cells.metrics().get(metric).rankWeights(cells.examination());
    double most = 0;
    for (int k = 0; k < Math.min(weights.length, documents); k++) {
      most += weights[k];
    }
    evidence.rankWeight()[pair] += most * counts.all();
    for (int e = 0; e < cells.estimators(); e++) {
      evidence.unsupported()[cells.cell(pair, e)] += most * counts.all();
    }
  }

  private static void ofPair(
      Cells cells,
      DisplayCounts counts,
      DisplayTerms[][][] terms,
      Ranks ranks,
      int m,
      int pair,
      double[] omega,
      SliceEvidence evidence) {
    Metric metric = cells.metrics().get(m);
    double all = counts.all();
    for (int d = 0; d < omega.length; d++) {
      evidence.rankWeight()[pair] += omega[d] * all;
      if (counts.displays(d)) {
        evidence.sparse()[pair] += counts.effective()[d] < SliceEvidence.FEW ? omega[d] * all : 0;
        evidence.excess()[pair] += omega[d] * counts.excess()[d];
      }
    }
    double[] weightSlopes = metric.rankWeightSlopes(cells.examination());
    double[] weights = metric.rankWeights(cells.examination());
    for (int e = 0; e < cells.estimators(); e++) {
      int cell = cells.cell(pair, e);
      DisplayTerms[] own = terms[DisplayPlan.kind(metric)][e];
      for (int d = 0; d < omega.length; d++) {
        if (!counts.displays(d)) {
          double imputed = own[0].coefficient()[d];
          evidence.unsupported()[cell] += omega[d] * (1 - imputed) * all;
          evidence.modelled()[cell] += omega[d] * imputed * all;
        }
      }
      double drawn = 0;
      for (int j = 0; j < own.length; j++) {
        int moment = cells.vector(cell) + j;
        drawn = Math.max(drawn, ranks.drawnVariance(weights, own[j].coefficient()));
        addSlopes(own[j], omega, ranks, weightSlopes, all, evidence.slopes()[moment]);
      }
      evidence.drawn()[cell] += drawn * all * all;
    }
  }

  private static void addSlopes(
      DisplayTerms terms,
      double[] omega,
      Ranks ranks,
      double[] weightSlopes,
      double all,
      double[] into) {
    for (int d = 0; d < omega.length; d++) {
      for (int k = 0; k < into.length; k++) {
        into[k] +=
            ranks.at(d, k + 1) * weightSlopes[k] * terms.coefficient()[d] * all
                + omega[d] * terms.slopes()[d][k];
      }
    }
  }
}
