package io.cltr.log;

import io.cltr.fold.Fold;
import io.cltr.fold.Key;
import java.util.List;
import java.util.TreeSet;

/** The different keys of the impressions, sorted; state: all of them. */
public record Distinct(Key<Impression> key)
    implements Fold<Impression, TreeSet<String>, List<String>> {
  @Override
  public TreeSet<String> start() {
    return new TreeSet<>();
  }

  @Override
  public void add(TreeSet<String> state, Impression item) {
    state.add(key.of(item));
  }

  @Override
  public void merge(TreeSet<String> into, TreeSet<String> from) {
    into.addAll(from);
  }

  @Override
  public List<String> finish(TreeSet<String> state) {
    return List.copyOf(state);
  }
}
