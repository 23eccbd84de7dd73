package io.cltr.fairpolicy;

import io.cltr.fairness.Grouping;
import io.cltr.fold.Fold;
import java.util.List;
import java.util.TreeSet;

/**
 * The names of all items, sorted. State: the names, one more than {@code most} at most.
 *
 * @param most beyond which it stops
 */
record ItemNames(Grouping grouping, int most)
    implements Fold<WeightedQuery, TreeSet<String>, List<String>> {
  @Override
  public TreeSet<String> start() {
    return new TreeSet<>();
  }

  @Override
  public void add(TreeSet<String> state, WeightedQuery item) {
    merge(state, new TreeSet<>(grouping.names(item.known())));
  }

  @Override
  public void merge(TreeSet<String> into, TreeSet<String> from) {
    for (String name : from) {
      if (into.size() > most) {
        return;
      }
      into.add(name);
    }
  }

  @Override
  public List<String> finish(TreeSet<String> state) {
    return List.copyOf(state);
  }
}
