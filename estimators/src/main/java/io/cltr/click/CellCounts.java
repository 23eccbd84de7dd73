package io.cltr.click;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import io.cltr.log.Sums;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The displays of one query by document and slot.
 *
 * @param documents ids, sorted
 * @param offsets document d has the cells offsets[d] .. offsets[d + 1] − 1
 * @param slots increasing within a document
 * @param shown Σv of the displays
 * @param clicks Σvc
 */
record CellCounts(String[] documents, int[] offsets, int[] slots, double[] shown, double[] clicks)
    implements Serializable {

  /** The slot of a display. */
  @FunctionalInterface
  interface Slot extends Serializable {
    /** From 0; {@code lastClicked} is the position of the last click above, 0 without any. */
    int of(int position, int lastClicked);
  }

  /** Sums so far. */
  static final class State implements Serializable {
    private static final long serialVersionUID = 1;

    private final HashMap<String, TreeMap<Integer, Sums>> cells = new HashMap<>();
    private boolean exact = true;

    private Sums cell(String document, int slot) {
      return cells
          .computeIfAbsent(document, absent -> new TreeMap<>())
          .computeIfAbsent(slot, absent -> new Sums(2));
    }
  }

  /** Sums displays; state: distinct (document, slot) of the query. */
  record Counter(Slot slot) implements Fold<Impression, State, CellCounts> {
    @Override
    public State start() {
      return new State();
    }

    @Override
    public void add(State state, Impression item) {
      double weight = item.weight();
      int lastClicked = 0;
      for (int i = 0; i < item.size(); i++) {
        int position = item.positions()[i];
        Sums sums = state.cell(item.documents()[i], slot.of(position, lastClicked));
        sums.add(0, weight);
        sums.add(1, weight * item.clicks()[i]);
        state.exact &= sums.isExact();
        lastClicked = item.clicks()[i] > 0 ? position : lastClicked;
      }
    }

    @Override
    public void merge(State into, State from) {
      from.cells.forEach(
          (document, cells) ->
              cells.forEach(
                  (slot, added) -> {
                    Sums sums = into.cell(document, slot);
                    sums.add(added);
                    into.exact &= sums.isExact();
                  }));
      into.exact &= from.exact;
    }

    @Override
    public boolean isExact(State state) {
      return state.exact;
    }

    @Override
    public CellCounts finish(State state) {
      TreeMap<String, TreeMap<Integer, Sums>> sorted = new TreeMap<>(state.cells);
      int cells = sorted.values().stream().mapToInt(TreeMap::size).sum();
      int[] offsets = new int[sorted.size() + 1];
      int[] slots = new int[cells];
      double[] shown = new double[cells];
      double[] clicks = new double[cells];
      int d = 0;
      int i = 0;
      for (TreeMap<Integer, Sums> ofDocument : sorted.values()) {
        for (Map.Entry<Integer, Sums> cell : ofDocument.entrySet()) {
          slots[i] = cell.getKey();
          shown[i] = cell.getValue().get(0);
          clicks[i++] = cell.getValue().get(1);
        }
        offsets[++d] = i;
      }
      return new CellCounts(sorted.keySet().toArray(String[]::new), offsets, slots, shown, clicks);
    }
  }
}
