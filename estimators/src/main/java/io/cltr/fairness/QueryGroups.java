package io.cltr.fairness;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.log.Displays;
import java.io.Serializable;
import java.util.List;

/**
 * How many of the queries that a log asked say little of groups.
 *
 * @param queries that were asked
 * @param oneGroup with documents of one of the groups alone: nothing to compare it with
 * @param noGroup without a document in any of the groups
 * @param zeroMerit without a click, and without a document of relevance above 0
 * @param documents pairs of an asked query and a candidate
 * @param ungrouped such pairs whose document is in none of the groups; they count in totals alone
 */
public record QueryGroups(
    long queries, long oneGroup, long noGroup, long zeroMerit, long documents, long ungrouped)
    implements Serializable {

  /**
   * Counts by six numbers.
   *
   * @param relevance null where there is none
   */
  record Counts(Grouping grouping, List<String> names, CalibratedRelevance relevance)
      implements Fold<Keyed<GroupedQuery>, long[], QueryGroups> {
    @Override
    public long[] start() {
      return new long[6];
    }

    @Override
    public void add(long[] state, Keyed<GroupedQuery> item) {
      GroupedQuery asked = item.value();
      int[][] members = grouping.members(asked.query(), names);
      double[] sizes = grouping.sizes(asked.query(), members, names.size());
      long ungrouped = 0;
      for (int[] own : members) {
        ungrouped += own.length == 0 ? 1 : 0;
      }
      int groups = 0;
      for (double size : sizes) {
        groups += size > 0 ? 1 : 0;
      }
      state[0]++;
      state[1] += groups == 1 ? 1 : 0;
      state[2] += groups == 0 ? 1 : 0;
      state[3] += worthless(asked) ? 1 : 0;
      state[4] += members.length;
      state[5] += ungrouped;
    }

    private boolean worthless(GroupedQuery asked) {
      for (Displays.Cell cell : asked.valued().cells()) {
        if (cell.clicks() > 0) {
          return false;
        }
      }
      if (relevance != null) {
        for (double gamma : relevance.of(asked.query())) {
          if (gamma > 0) {
            return false;
          }
        }
      }
      return true;
    }

    @Override
    public void merge(long[] into, long[] from) {
      for (int i = 0; i < into.length; i++) {
        into[i] += from[i];
      }
    }

    @Override
    public boolean isExact(long[] state) {
      return true;
    }

    @Override
    public QueryGroups finish(long[] state) {
      return new QueryGroups(state[0], state[1], state[2], state[3], state[4], state[5]);
    }
  }
}
