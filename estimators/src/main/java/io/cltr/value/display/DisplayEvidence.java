package io.cltr.value.display;

import io.cltr.policy.Ranks;
import io.cltr.propensity.Examination;
import io.cltr.value.metric.Metric;
import io.cltr.value.sum.Cells;
import io.cltr.value.sum.QueryEvidence.SliceEvidence;

/**
 * What one query tells of the values beside its impressions' contributions: how its sums respond to
 * log θ, what the log cannot say, and how sure draws are.
 */
final class DisplayEvidence {
  private DisplayEvidence() {}

  static SliceEvidence of(DisplaySlice slice, boolean modelled) {
    Cells cells = slice.cells();
    double all = slice.counts().all();
    SliceEvidence evidence = SliceEvidence.empty(cells).with(cells, slice.displays());
    evidence.unmodelled()[0] = modelled ? 0 : all;
    for (int p = 0; p < slice.ranks().size(); p++) {
      if (slice.ranks().get(p).isEmpty()) {
        evidence.undefined()[p] += all;
      }
      for (int m = 0; m < cells.metrics().size(); m++) {
        if (slice.ranks().get(p).isPresent()) {
          ofPair(slice, slice.ranks().get(p).get(), m, cells.pair(p, m), evidence);
        } else {
          unknown(slice, m, cells.pair(p, m), evidence);
        }
      }
    }
    return evidence;
  }

  /** A policy that is not defined could show whatever is worth most. */
  private static void unknown(DisplaySlice slice, int metric, int pair, SliceEvidence evidence) {
    Cells cells = slice.cells();
    double all = slice.counts().all();
    double[] weights = cells.metrics().get(metric).supportWeights(cells.examination());
    double most = 0;
    for (int k = 0; k < Math.min(weights.length, slice.documents()); k++) {
      most += weights[k];
    }
    evidence.rankWeight()[pair] += most * all;
    for (int e = 0; e < cells.estimators(); e++) {
      evidence.unsupported()[cells.cell(pair, e)] += most * all;
    }
  }

  private static void ofPair(
      DisplaySlice slice, Ranks ranks, int m, int pair, SliceEvidence evidence) {
    Cells cells = slice.cells();
    DisplayCounts counts = slice.counts();
    Metric metric = cells.metrics().get(m);
    double[] omega = slice.omega()[pair];
    double all = counts.all();
    for (int d = 0; d < omega.length; d++) {
      evidence.rankWeight()[pair] += omega[d] * all;
      if (counts.displays(d)) {
        evidence.sparse()[pair] += counts.effective()[d] < SliceEvidence.FEW ? omega[d] * all : 0;
        evidence.excess()[pair] += omega[d] * counts.excess()[d];
      }
    }
    double[] weightSlopes = metric.rankWeightSlopes(cells.examination());
    for (int e = 0; e < cells.estimators(); e++) {
      int cell = cells.cell(pair, e);
      DisplayTerms[] own = slice.terms()[DisplayPlan.kind(metric)][e];
      for (int d = 0; d < omega.length && own.length > 0; d++) {
        if (!counts.displays(d)) {
          double imputed = own[0].coefficient()[d];
          evidence.unsupported()[cell] += omega[d] * (1 - imputed) * all;
          evidence.modelled()[cell] += omega[d] * imputed * all;
        }
      }
      double drawn = 0;
      for (int j = 0; j < own.length; j++) {
        int moment = cells.vector(cell) + j;
        drawn = Math.max(drawn, drawn(slice, ranks, metric, own[j].coefficient()));
        addSlopes(slice, own[j], omega, ranks, weightSlopes, evidence.slopes()[moment]);
      }
      evidence.drawn()[cell] += drawn * all * all;
    }
  }

  /** Offsets vary with draws where only some of the candidates count. */
  private static double drawn(DisplaySlice slice, Ranks ranks, Metric metric, double[] worth) {
    Examination examination = slice.cells().examination();
    double[] weights = metric.rankWeights(examination);
    return slice.counted() == null
        ? ranks.drawnVariance(weights, worth)
        : ranks.drawnVariance(weights, worth, metric.rankOffsets(examination), slice.counted());
  }

  private static void addSlopes(
      DisplaySlice slice,
      DisplayTerms terms,
      double[] omega,
      Ranks ranks,
      double[] weightSlopes,
      double[] into) {
    double all = slice.counts().all();
    for (int d = 0; d < omega.length; d++) {
      for (int k = 0; k < into.length && slice.counts(d); k++) {
        into[k] +=
            ranks.at(d, k + 1) * weightSlopes[k] * terms.coefficient()[d] * all
                + omega[d] * terms.slopes()[d][k];
      }
    }
  }
}
