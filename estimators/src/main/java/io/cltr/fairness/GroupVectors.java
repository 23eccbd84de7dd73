package io.cltr.fairness;

import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** What {@link GroupLayout} lays out, of one query. */
record GroupVectors(
    Grouping grouping, List<String> names, List<Policy> policies, GroupLayout layout)
    implements Serializable {
  double[] of(GroupedQuery asked) {
    Query query = asked.query();
    double[] vector = new double[layout.width()];
    int[][] members = grouping.members(query, names);
    double[] sizes = grouping.sizes(query, members, names.size());
    System.arraycopy(sizes, 0, vector, 0, sizes.length);
    vector[layout.size()] = grouping.size(query);
    for (int k = 1; k <= Math.min(layout.depth(), query.size()); k++) {
      vector[layout.place(k)] = 1;
    }
    for (int p = 0; p < policies.size(); p++) {
      Policy policy = policies.get(p);
      Optional<Ranks> ranks = policy.ranks(query, asked.whole(), layout.depth());
      if (ranks.isPresent()) {
        addPolicy(vector, p, ranks.get(), members);
        vector[layout.divergence(p)] =
            new PrefixDivergence(names.size(), layout.depth())
                .of(policy, query, asked.whole(), ranks.get(), members);
      }
    }
    return vector;
  }

  private void addPolicy(double[] vector, int p, Ranks ranks, int[][] members) {
    vector[layout.defined(p)] = 1;
    for (int d = 0; d < members.length; d++) {
      for (int g : members[d]) {
        for (int k = 1; k <= layout.depth(); k++) {
          vector[layout.at(p, g, k)] += ranks.at(d, k);
        }
      }
    }
  }
}
