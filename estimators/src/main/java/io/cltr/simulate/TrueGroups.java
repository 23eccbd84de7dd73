package io.cltr.simulate;

import io.cltr.fairness.GroupStatistics;
import io.cltr.fairness.Grouping;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * What policies truly give the groups of a simulated site, and what groups truly merit: Σ_q P(q) of
 * the query's exact numbers. For users who are position-based.
 *
 * @param truth of {@code world}
 */
public record TrueGroups(World world, Truth truth, Grouping grouping) {

  /** The names of the groups, sorted. */
  public List<String> names() {
    TreeSet<String> names = new TreeSet<>();
    world.catalogue().entries().forEach(entry -> names.addAll(grouping.names(entry.query())));
    return List.copyOf(names);
  }

  /**
   * The statistics that measures of fairness are functions of, by the curve of all traffic, as a
   * log can tell them: exposure in α_k/α_1, relevance in α_1 γ. The divergence of rankings is not
   * told (NaN).
   */
  public GroupStatistics of(Policy policy) {
    List<String> names = names();
    GroupStatistics s = new GroupStatistics(names, new double[GroupStatistics.width(names.size())]);
    ClickCurve curve = truth.curve();
    double[] theta = Arrays.stream(curve.alpha()).map(a -> a / curve.alpha()[0]).toArray();
    double[] total = s.numbers();
    for (int q = 0; q < truth.queries().size(); q++) {
      TrueQuery known = truth.queries().get(q);
      Query query = world.catalogue().entries().get(q).query();
      Ranks ranks = new TrueRanks(world).of(policy, q, theta.length);
      int[][] members = grouping.members(query, names);
      double[] sizes = grouping.sizes(query, members, names.size());
      for (int g = 0; g < sizes.length; g++) {
        total[s.size(g)] += known.traffic() * sizes[g];
      }
      total[s.totalSize()] += known.traffic() * grouping.size(query);
      for (int d = 0; d < query.size(); d++) {
        double merit = known.traffic() * curve.alpha()[0] * known.relevance()[d];
        double exposure = ranks.expected(d, theta);
        total[s.totalMerit()] += merit;
        total[s.totalExposure()] += d < theta.length ? known.traffic() * theta[d] : 0;
        for (int g : members[d]) {
          total[s.merit(g)] += merit;
          total[s.exposure(g)] += known.traffic() * exposure;
          total[s.impact(g)] += exposure * merit;
        }
      }
    }
    total[s.divergence()] = Double.NaN;
    return s;
  }
}
