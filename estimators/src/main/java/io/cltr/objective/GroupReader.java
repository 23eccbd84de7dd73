package io.cltr.objective;

import io.cltr.fairness.Grouping;
import io.cltr.log.Query;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the groups that an objective asks for.
 *
 * @param names of the groups, sorted; at most {@link ListGroups#MOST}
 */
public record GroupReader(Grouping grouping, List<String> names) implements Serializable {

  /** Checks the number. */
  public GroupReader {
    names = List.copyOf(names);
    if (names.size() > ListGroups.MOST) {
      throw new IllegalArgumentException(
          "%d groups, at most %d".formatted(names.size(), ListGroups.MOST));
    }
  }

  /** The groups of a list that holds the candidates number {@code candidates} of {@code query}. */
  public ListGroups of(Query query, int[] candidates) {
    String[] documents = new String[candidates.length];
    List<List<String>> groups = new ArrayList<>();
    for (int d = 0; d < candidates.length; d++) {
      documents[d] = query.documents()[candidates[d]];
      groups.add(query.groups().get(candidates[d]));
    }
    Query list = new Query(query.id(), documents, new float[0], 0, groups);
    int[][] of = grouping.members(list, names);
    long[] members = new long[of.length];
    for (int d = 0; d < of.length; d++) {
      for (int g : of[d]) {
        members[d] |= 1L << g;
      }
    }
    return new ListGroups(members, grouping.sizes(list, of, names.size()), grouping.size(list));
  }
}
