package io.cltr.learner;

import io.cltr.objective.ListGroups;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The groups of the documents of many lists.
 *
 * @param count number of groups; 0 where lists carry none
 * @param members {@link ListGroups#members} of all documents
 * @param sizes lists × (count + 1): those of the groups, and of the whole list
 */
record GroupBlock(int count, long[] members, double[] sizes) implements Serializable {

  /** The groups of {@code lists}, one after the other. */
  static GroupBlock of(List<ListGroups> lists) {
    if (lists.isEmpty() || lists.get(0).count() == 0) {
      return new GroupBlock(0, new long[0], new double[0]);
    }
    int count = lists.get(0).count();
    long[] members = new long[lists.stream().mapToInt(list -> list.members().length).sum()];
    double[] sizes = new double[lists.size() * (count + 1)];
    int at = 0;
    for (int l = 0; l < lists.size(); l++) {
      ListGroups list = lists.get(l);
      System.arraycopy(list.members(), 0, members, at, list.members().length);
      System.arraycopy(list.sizes(), 0, sizes, l * (count + 1), count);
      sizes[l * (count + 1) + count] = list.size();
      at += list.members().length;
    }
    return new GroupBlock(count, members, sizes);
  }

  /**
   * Those of list number {@code list}, which holds the documents {@code from} .. {@code to} − 1.
   */
  ListGroups of(int list, int from, int to) {
    if (count == 0) {
      return ListGroups.NONE;
    }
    int at = list * (count + 1);
    return new ListGroups(
        Arrays.copyOfRange(members, from, to),
        Arrays.copyOfRange(sizes, at, at + count),
        sizes[at + count]);
  }
}
