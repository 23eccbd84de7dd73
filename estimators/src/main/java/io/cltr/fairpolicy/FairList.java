package io.cltr.fairpolicy;

import io.cltr.fairness.GroupRow;
import io.cltr.fairness.GroupTotals;
import io.cltr.fairness.Grouping;
import io.cltr.log.Query;
import java.io.Serializable;
import java.util.List;

/**
 * One query's candidates as criteria see them.
 *
 * @param names of the groups that are told apart
 * @param members for each document the indices of its groups
 * @param relevance γ̂ of each document
 */
record FairList(List<String> names, int[][] members, double[] relevance) implements Serializable {

  /** With the groups that the query itself has. */
  static FairList of(Query query, Grouping grouping, double[] relevance) {
    List<String> names = grouping.names(query);
    return new FairList(names, grouping.members(query, names), relevance);
  }

  int size() {
    return relevance.length;
  }

  /** What criteria must know of this list alone. */
  GroupTotals totals(Query query, Grouping grouping, double[] theta) {
    double[] merit = new double[names.size()];
    double total = 0;
    double exposure = 0;
    for (int d = 0; d < relevance.length; d++) {
      total += relevance[d];
      exposure += d < theta.length ? theta[d] : 0;
      for (int g : members[d]) {
        merit[g] += relevance[d];
      }
    }
    return new GroupTotals(
        names,
        grouping.sizes(query, members, names.size()),
        merit,
        grouping.size(query),
        total,
        exposure);
  }

  /** What one unit of the row's exposure adds, by document. */
  double[] coefficients(GroupRow row) {
    double[] coefficients = new double[relevance.length];
    for (int d = 0; d < coefficients.length; d++) {
      coefficients[d] = row.coefficient(members[d], relevance[d]);
    }
    return coefficients;
  }
}
