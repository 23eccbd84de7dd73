package io.cltr.value;

import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.policy.Ranks;
import io.cltr.value.QueryEvidence.SliceEvidence;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rankings with examination propensities: a click on d is weighted by 1/ρ(d|q), the inverse of the
 * mean examination ρ(d|q) = (1/n_q) Σ_i v_i θ_{y_i(d)} that the valued impressions gave it, n_q =
 * Σ_i v_i, with v_i the impressions' weights.
 *
 * <p>Because ρ is counted on the same impressions, its error belongs to the interval. With γ̂ =
 * Σvc/Σvθ of (q, d), an impression's linearised contribution is Σ_d ω γ̂ + Σ_d shown (ω/ρ)(c − θ
 * γ̂), whose mean is exactly that of Σ_d ω c/ρ; a capped weight does not respond to ρ and
 * contributes ω τ c.
 */
public record DisplayWeighting() implements Weighting {
  @Override
  public QueryPlan plan(
      Valuation valuation,
      Query query,
      SortedMap<String, Displays> displays,
      List<Optional<Ranks>> ranks) {
    double[][] omega = omega(valuation, query.size(), ranks);
    int estimators = valuation.estimators().size();
    TreeMap<String, DisplayedQuery> slices = new TreeMap<>();
    TreeMap<String, SliceContribution> wanted = new TreeMap<>();
    TreeMap<String, SliceEvidence> evidence = new TreeMap<>();
    displays.forEach(
        (slice, shown) -> {
          DisplayedQuery displayed = DisplayedQuery.of(valuation, query, shown);
          slices.put(slice, displayed);
          wanted.put(slice, DisplayPlan.wanted(estimators, omega, displayed));
          evidence.put(slice, DisplaySlopes.of(valuation, displayed, shown, ranks, omega));
        });
    return new QueryPlan(
        new DisplayPlan(estimators, query.documents(), omega, slices, wanted),
        new QueryEvidence(evidence));
  }

  /** ω(d) by pair; zeros where the policy is not defined. */
  private static double[][] omega(Valuation valuation, int documents, List<Optional<Ranks>> ranks) {
    double[][] omega = new double[valuation.pairs()][documents];
    for (int p = 0; p < ranks.size(); p++) {
      if (ranks.get(p).isEmpty()) {
        continue;
      }
      for (int m = 0; m < valuation.metrics().size(); m++) {
        double[] weights = valuation.metrics().get(m).rankWeights(valuation.examination());
        for (int d = 0; d < documents; d++) {
          omega[valuation.pair(p, m)][d] = ranks.get(p).get().expected(d, weights);
        }
      }
    }
    return omega;
  }
}
