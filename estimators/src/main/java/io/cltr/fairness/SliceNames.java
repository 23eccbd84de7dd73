package io.cltr.fairness;

import io.cltr.fold.Fold;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The slices that a log has, the whole first; state: a text per slice, up to a limit. */
record SliceNames(Slices slices) implements Fold<Impression, TreeSet<String>, List<String>> {
  private static final int MOST = 200;

  @Override
  public TreeSet<String> start() {
    return new TreeSet<>();
  }

  @Override
  public void add(TreeSet<String> state, Impression item) {
    if (state.size() <= MOST) {
      state.addAll(slices.of(item));
    }
  }

  @Override
  public void merge(TreeSet<String> into, TreeSet<String> from) {
    if (into.size() <= MOST) {
      into.addAll(from);
    }
  }

  @Override
  public boolean isExact(TreeSet<String> state) {
    return state.size() <= MOST;
  }

  @Override
  public List<String> finish(TreeSet<String> state) {
    if (state.size() > MOST) {
      throw new ConfigException(
          "fairness.slices: the columns %s have more than %d values; take columns of fewer"
              .formatted(slices.columns(), MOST));
    }
    List<String> names = new ArrayList<>();
    names.add(Slices.ALL);
    state.stream().filter(name -> !name.equals(Slices.ALL)).forEach(names::add);
    return names;
  }
}
