package io.cltr.value.user;

import io.cltr.click.Attributes;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.RankingSample;
import io.cltr.policy.Ranks;
import io.cltr.value.metric.Metric;
import io.cltr.value.query.QueryPlan;
import io.cltr.value.slice.DocumentGroups;
import io.cltr.value.slice.SlicedDisplays.Shown;
import io.cltr.value.slice.Slices;
import io.cltr.value.sum.Cells;
import io.cltr.value.sum.QueryEvidence;
import io.cltr.value.sum.QueryEvidence.SliceEvidence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Adds to the plan of a query what the users of click models make of it.
 *
 * @param told by model; null where the log tells nothing of the query
 */
public record UserPlanner(
    Cells cells,
    UserFits users,
    Query query,
    Displays whole,
    SortedMap<String, Shown> displays,
    List<Policy> policies,
    List<Optional<Ranks>> ranks,
    Attributes[] told) {

  public QueryPlan in(QueryPlan plan) {
    SortedMap<String, boolean[]> counted = new TreeMap<>();
    displays.keySet().forEach(slice -> counted.put(slice, null));
    if (cells.slices().byGroup()) {
      counted.putAll(DocumentGroups.counted(query));
    }
    TreeMap<String, double[][]> values = new TreeMap<>();
    counted.keySet().forEach(slice -> values.put(slice, new double[cells.count()][]));
    for (UserFits.Fit fit : users.fits()) {
      UserQuery own = new UserQuery(fit, cells.examination(), query, told);
      for (int p = 0; p < policies.size(); p++) {
        if (ranks.get(p).isPresent()) {
          addPolicy(own, fit, p, plan.evidence(), counted, values);
        } else {
          addUndefined(fit, p, plan.evidence());
        }
      }
    }
    return new QueryPlan(
        new UserPlan(plan.forImpressions(), values),
        plan.evidence(),
        plan.slices(),
        plan.candidates());
  }

  private void addPolicy(
      UserQuery own,
      UserFits.Fit fit,
      int policy,
      QueryEvidence evidence,
      SortedMap<String, boolean[]> counted,
      Map<String, double[][]> values) {
    Ranks known = ranks.get(policy).orElseThrow();
    RankingSample sample = null;
    for (int m = 0; m < cells.metrics().size(); m++) {
      Metric metric = cells.metrics().get(m);
      UserQuery.Worth worth;
      if (own.ofRanks(metric, known)) {
        worth = own.byRanks(metric, known);
      } else {
        sample =
            sample == null
                ? RankingSample.of(policies.get(policy), query, whole, known, fit.spec().draws())
                : sample;
        worth = own.byRankings(metric, sample);
      }
      int cell = cells.cell(cells.pair(policy, m), fit.estimator());
      counted.forEach(
          (slice, which) -> {
            double[] byModel = own.values(worth, which);
            values.get(slice)[cell] = byModel;
            SliceEvidence of = evidence.slices().get(slice);
            double all = impressions(slice);
            for (int g = 0; g < of.refitted()[cell].length; g++) {
              of.refitted()[cell][g] = all * byModel[g + 1];
            }
            of.unsupported()[cell] = all * own.unsupported(metric, worth, which);
            of.modelled()[cell] = all * own.modelled(worth, which);
            of.drawn()[cell] = all * all * UserQuery.drawn(worth, which);
          });
    }
  }

  /** Who is shown whatever is worth most is satisfied at position 1 at best. */
  private void addUndefined(UserFits.Fit fit, int policy, QueryEvidence evidence) {
    for (int m = 0; m < cells.metrics().size(); m++) {
      Metric metric = cells.metrics().get(m);
      int cell = cells.cell(cells.pair(policy, m), fit.estimator());
      if (metric.ofSatisfaction()) {
        double best = metric.supportWeights(cells.examination())[0];
        evidence
            .slices()
            .forEach((slice, of) -> of.unsupported()[cell] = best * impressions(slice));
      }
    }
  }

  /** Σv of the query in the slice; groups of documents hold all impressions. */
  private double impressions(String slice) {
    return displays.getOrDefault(slice, displays.get(Slices.ALL)).whole().impressions();
  }
}
