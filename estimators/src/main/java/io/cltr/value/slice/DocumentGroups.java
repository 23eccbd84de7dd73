package io.cltr.value.slice;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.log.Query;
import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The slices by groups of documents. A document counts in the slice of each of its groups; those
 * without any form the slice "group=".
 *
 * @param slices sorted
 */
public record DocumentGroups(List<String> slices) implements Serializable {
  private static final String UNGROUPED = "";

  /** Not asked for. */
  public static final DocumentGroups NONE = new DocumentGroups(List.of());

  /** The groups of all candidates. */
  public static DocumentGroups of(Source<Keyed<Query>> queries) {
    TreeSet<String> groups = queries.fold(new Names());
    if (groups.isEmpty()) {
      throw new ConfigException(
          "values.slices: no candidate of the log has a group that 'group' could tell it by; give a"
              + " table of documents with their groups (documents: …), or leave 'group' out");
    }
    groups.add(UNGROUPED);
    return new DocumentGroups(
        groups.stream().map(group -> Slices.named(Slices.GROUP, group)).toList());
  }

  /**
   * Whether each candidate counts in a slice, by the slices of the groups that {@code query} has.
   */
  public static SortedMap<String, boolean[]> counted(Query query) {
    SortedMap<String, boolean[]> counted = new TreeMap<>();
    for (int d = 0; d < query.size(); d++) {
      List<String> own = query.groups().get(d);
      for (String group : own.isEmpty() ? List.of(UNGROUPED) : own) {
        counted
                .computeIfAbsent(
                    Slices.named(Slices.GROUP, group), absent -> new boolean[query.size()])[d] =
            true;
      }
    }
    return counted;
  }

  /** Names of groups; state: one text per group. */
  private record Names() implements Fold<Keyed<Query>, TreeSet<String>, TreeSet<String>> {
    @Override
    public TreeSet<String> start() {
      return new TreeSet<>();
    }

    @Override
    public void add(TreeSet<String> state, Keyed<Query> item) {
      item.value().groups().forEach(state::addAll);
    }

    @Override
    public void merge(TreeSet<String> into, TreeSet<String> from) {
      into.addAll(from);
    }

    @Override
    public TreeSet<String> finish(TreeSet<String> state) {
      return state;
    }
  }
}
