package io.cltr.value.slice;

import io.cltr.fold.Fold;
import io.cltr.log.Displays;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What was displayed for one query, by slice and by fold of units; state: that of {@link
 * DisplaysFold} per slice and fold.
 *
 * @param folds the folds that units are told apart by
 */
public record SlicedDisplays(Slices slices, UnitFolds folds)
    implements Fold<
        Impression, TreeMap<String, SlicedDisplays.State>, TreeMap<String, SlicedDisplays.Shown>> {
  private static final DisplaysFold DISPLAYS = new DisplaysFold();

  /**
   * The displays of one slice.
   *
   * @param whole of all folds
   * @param byFold of each fold
   */
  public record Shown(Displays whole, List<Displays> byFold) implements Serializable {}

  /** A state per fold. */
  record State(List<DisplaysFold.State> byFold) implements Serializable {
    static State start(int folds) {
      List<DisplaysFold.State> states = new ArrayList<>();
      for (int f = 0; f < folds; f++) {
        states.add(DISPLAYS.start());
      }
      return new State(states);
    }
  }

  @Override
  public TreeMap<String, State> start() {
    return new TreeMap<>();
  }

  @Override
  public void add(TreeMap<String, State> state, Impression item) {
    int fold = folds.fold(item.unit());
    for (String slice : slices.of(item)) {
      State own = state.computeIfAbsent(slice, absent -> State.start(folds.count()));
      DISPLAYS.add(own.byFold().get(fold), item);
    }
  }

  @Override
  public void merge(TreeMap<String, State> into, TreeMap<String, State> from) {
    from.forEach(
        (slice, state) -> {
          State own = into.computeIfAbsent(slice, absent -> State.start(folds.count()));
          for (int f = 0; f < folds.count(); f++) {
            DISPLAYS.merge(own.byFold().get(f), state.byFold().get(f));
          }
        });
  }

  @Override
  public boolean isExact(TreeMap<String, State> state) {
    return state.values().stream()
        .allMatch(own -> own.byFold().stream().allMatch(DISPLAYS::isExact));
  }

  @Override
  public TreeMap<String, Shown> finish(TreeMap<String, State> state) {
    TreeMap<String, Shown> displays = new TreeMap<>();
    state.forEach(
        (slice, part) -> {
          DisplaysFold.State all = DISPLAYS.start();
          List<Displays> byFold = new ArrayList<>();
          for (DisplaysFold.State fold : part.byFold()) {
            DISPLAYS.merge(all, fold);
            byFold.add(DISPLAYS.finish(fold));
          }
          displays.put(slice, new Shown(DISPLAYS.finish(all), byFold));
        });
    return displays;
  }
}
