package io.cltr.fairness;

import io.cltr.fold.Keyed;
import io.cltr.fold.ToList;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.policy.Ranks;
import io.cltr.testing.SmallWorld;
import java.util.List;

/** What a ranking of {@link GroupWorld} truly gives groups: every query is as likely. */
final class GroupTruth {
  private GroupTruth() {}

  static GroupStatistics of(SmallWorld world, int queries, int ranking) {
    GroupStatistics s = new GroupStatistics(GroupWorld.NAMES, new double[GroupStatistics.width(2)]);
    double[] theta = world.examination().theta();
    List<Query> all =
        GroupWorld.candidates(world).fold(new ToList<>()).stream().map(Keyed::value).toList();
    for (Query query : all) {
      int q = Integer.parseInt(query.id().substring(1));
      Ranks ranks = world.policy(ranking).ranks(query, Displays.NONE, theta.length).orElseThrow();
      int[][] members = new Grouping().members(query, GroupWorld.NAMES);
      for (int d = 0; d < query.size(); d++) {
        double gamma = world.relevance(q, Integer.parseInt(query.documents()[d].substring(1)));
        double exposure = ranks.expected(d, theta);
        for (int g : members[d]) {
          s.numbers()[s.exposure(g)] += exposure / queries;
          s.numbers()[s.impact(g)] += exposure * gamma / queries;
          s.numbers()[s.merit(g)] += gamma / queries;
          s.numbers()[s.size(g)] += 1.0 / queries;
        }
        s.numbers()[s.totalMerit()] += gamma / queries;
      }
      s.numbers()[s.divergence()] +=
          new PrefixDivergence(2, theta.length)
                  .of(world.policy(ranking), query, Displays.NONE, ranks, members)
              / queries;
    }
    s.numbers()[s.totalSize()] = GroupWorld.DOCUMENTS;
    for (double t : theta) {
      s.numbers()[s.totalExposure()] += t;
    }
    return s;
  }
}
