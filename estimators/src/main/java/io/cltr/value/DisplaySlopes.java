package io.cltr.value;

import io.cltr.log.Displays;
import io.cltr.policy.Ranks;
import io.cltr.value.QueryEvidence.SliceEvidence;
import java.util.List;
import java.util.Optional;

/**
 * How the sums of one query respond to log θ, and what the log cannot say of it.
 *
 * <p>With share_dk = n_dk θ_k/Σ_l n_dl θ_l, per impression: ∂(ωγ̂)/∂log θ_k = −ωγ̂ share_dk + ω'γ̂
 * for a weight 1/ρ, ∂(ωτργ̂)/∂log θ_k = ω'τργ̂ for a capped one, ω' = P(d at k) ∂λ_k/∂log θ_k.
 */
final class DisplaySlopes {
  private DisplaySlopes() {}

  static SliceEvidence of(
      Valuation valuation,
      DisplayedQuery query,
      Displays displays,
      List<Optional<Ranks>> ranks,
      double[][] omega) {
    SliceEvidence evidence = SliceEvidence.empty(valuation);
    for (int p = 0; p < ranks.size(); p++) {
      for (int m = 0; m < valuation.metrics().size(); m++) {
        int pair = valuation.pair(p, m);
        Metric metric = valuation.metrics().get(m);
        if (ranks.get(p).isPresent()) {
          double[] slopes = metric.rankWeightSlopes(valuation.examination());
          add(valuation, query, ranks.get(p).get(), slopes, pair, omega[pair], evidence);
        } else {
          double most = 0;
          double[] weights = metric.rankWeights(valuation.examination());
          for (int k = 0; k < Math.min(weights.length, omega[pair].length); k++) {
            most += weights[k];
          }
          evidence.unsupported()[pair] += most * query.impressions();
        }
      }
      if (ranks.get(p).isEmpty()) {
        evidence.undefined()[p] += displays.impressions();
      }
    }
    return evidence;
  }

  private static void add(
      Valuation valuation,
      DisplayedQuery query,
      Ranks ranks,
      double[] weightSlopes,
      int pair,
      double[] omega,
      SliceEvidence evidence) {
    int cells = valuation.cells();
    for (int d = 0; d < omega.length; d++) {
      if (!query.displays(d)) {
        evidence.unsupported()[pair] += omega[d] * query.impressions();
        continue;
      }
      if (query.effective()[d] < SliceEvidence.FEW) {
        evidence.sparse()[pair] += omega[d] * query.impressions();
      }
      double gamma = query.relevance()[d];
      evidence.excess()[pair] += omega[d] * query.excess()[d];
      double examined = query.exposure()[d] * query.impressions();
      for (int k = 0; k < query.theta().length; k++) {
        double wantedSlope = ranks.at(d, k + 1) * weightSlopes[k] * query.impressions();
        double usedSlope =
            -omega[d] * (query.shown()[d][k] * query.theta()[k] / examined) * query.impressions();
        evidence.slopes()[2 * cells + pair][k] += wantedSlope;
        for (int e = 0; e < valuation.estimators().size(); e++) {
          int cell = valuation.cell(pair, e);
          boolean responds = query.responds(e, d);
          double kept = responds ? 1 : query.weights()[e][d] * query.exposure()[d];
          evidence.slopes()[cell][k] += gamma * (wantedSlope * kept + (responds ? usedSlope : 0));
          evidence.slopes()[cells + cell][k] +=
              wantedSlope * kept - (responds ? 0 : usedSlope * kept);
        }
      }
    }
  }
}
