package io.cltr.value;

import io.cltr.fold.Fold;
import io.cltr.log.Displays;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import java.util.TreeMap;

/** What was displayed for one query, by slice; state: that of {@link DisplaysFold} per slice. */
record SlicedDisplays(Slices slices)
    implements Fold<Impression, TreeMap<String, DisplaysFold.State>, TreeMap<String, Displays>> {
  private static final DisplaysFold DISPLAYS = new DisplaysFold();

  @Override
  public TreeMap<String, DisplaysFold.State> start() {
    return new TreeMap<>();
  }

  @Override
  public void add(TreeMap<String, DisplaysFold.State> state, Impression item) {
    for (String slice : slices.of(item)) {
      DISPLAYS.add(state.computeIfAbsent(slice, absent -> DISPLAYS.start()), item);
    }
  }

  @Override
  public void merge(
      TreeMap<String, DisplaysFold.State> into, TreeMap<String, DisplaysFold.State> from) {
    from.forEach(
        (slice, state) ->
            DISPLAYS.merge(into.computeIfAbsent(slice, absent -> DISPLAYS.start()), state));
  }

  @Override
  public TreeMap<String, Displays> finish(TreeMap<String, DisplaysFold.State> state) {
    TreeMap<String, Displays> displays = new TreeMap<>();
    state.forEach((slice, part) -> displays.put(slice, DISPLAYS.finish(part)));
    return displays;
  }
}
