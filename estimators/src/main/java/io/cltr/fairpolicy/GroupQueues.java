package io.cltr.fairpolicy;

import io.cltr.log.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The documents of each group by score, and what each group is due.
 *
 * @param names of the groups, sorted; "" for the rest
 * @param shares p, which sum to 1
 * @param queues ranks by score of each group's documents, increasing
 */
record GroupQueues(List<String> names, double[] shares, int[][] queues) {
  private static final String REST = "";
  private static final double ROUNDING = 1e-9;

  /**
   * The groups of one list.
   *
   * @param wanted shares by group; empty for those of the list itself
   */
  static GroupQueues of(Query query, int[] byScore, SortedMap<String, Double> wanted) {
    SortedMap<String, List<Integer>> ranks = new TreeMap<>();
    Collection<String> listed = wanted.isEmpty() ? named(query) : wanted.keySet();
    listed.forEach(name -> ranks.put(name, new ArrayList<>()));
    ranks.put(REST, new ArrayList<>());
    for (int r = 0; r < byScore.length; r++) {
      ranks.get(first(query.groups().get(byScore[r]), listed)).add(r);
    }
    double[] shares = new double[ranks.size()];
    int[][] queues = new int[ranks.size()][];
    Iterator<Map.Entry<String, List<Integer>>> groups = ranks.entrySet().iterator();
    for (int g = 0; g < shares.length; g++) {
      Map.Entry<String, List<Integer>> group = groups.next();
      queues[g] = group.getValue().stream().mapToInt(r -> r).toArray();
      shares[g] =
          wanted.isEmpty()
              ? (double) queues[g].length / byScore.length
              : wanted.getOrDefault(group.getKey(), rest(wanted));
    }
    return new GroupQueues(List.copyOf(ranks.keySet()), shares, queues);
  }

  private static Collection<String> named(Query query) {
    TreeSet<String> names = new TreeSet<>();
    query.groups().forEach(names::addAll);
    return names;
  }

  private static String first(List<String> groups, Collection<String> listed) {
    return groups.stream().filter(listed::contains).sorted().findFirst().orElse(REST);
  }

  /** What shares leave to documents of none of their groups. */
  static double rest(Map<String, Double> shares) {
    double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    return 1 - sum > ROUNDING ? 1 - sum : 0;
  }

  /** Number of groups. */
  int size() {
    return shares.length;
  }

  /** ⌊k p⌋. */
  int floor(int group, int places) {
    return (int) StrictMath.floor(places * shares[group] + ROUNDING);
  }

  /** ⌈k p⌉. */
  int ceiling(int group, int places) {
    return (int) StrictMath.ceil(places * shares[group] - ROUNDING);
  }

  /** Least k at which ⌊k p⌋ reaches {@code count}; +∞ where it never does. */
  double place(int group, int count) {
    return StrictMath.ceil((count - ROUNDING) / shares[group]);
  }

  /** Whether the group has more than {@code taken} documents. */
  boolean has(int group, int taken) {
    return taken < queues[group].length;
  }

  /** All ranks that {@code taken} leaves, increasing. */
  int[] left(int[] taken) {
    List<Integer> left = new ArrayList<>();
    for (int g = 0; g < size(); g++) {
      for (int i = taken[g]; i < queues[g].length; i++) {
        left.add(queues[g][i]);
      }
    }
    return left.stream().mapToInt(r -> r).sorted().toArray();
  }
}
