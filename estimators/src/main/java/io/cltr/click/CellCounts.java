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

  /** Sums displays; state: distinct (document, slot) of the query. */
  record Counter(Slot slot)
      implements Fold<Impression, HashMap<String, TreeMap<Integer, Sums>>, CellCounts> {
    @Override
    public HashMap<String, TreeMap<Integer, Sums>> start() {
      return new HashMap<>();
    }

    @Override
    public void add(HashMap<String, TreeMap<Integer, Sums>> state, Impression item) {
      double weight = item.weight();
      int lastClicked = 0;
      for (int i = 0; i < item.size(); i++) {
        int position = item.positions()[i];
        Sums sums = cell(state, item.documents()[i], slot.of(position, lastClicked));
        sums.add(0, weight);
        sums.add(1, weight * item.clicks()[i]);
        lastClicked = item.clicks()[i] > 0 ? position : lastClicked;
      }
    }

    private static Sums cell(Map<String, TreeMap<Integer, Sums>> state, String document, int slot) {
      return state
          .computeIfAbsent(document, absent -> new TreeMap<>())
          .computeIfAbsent(slot, absent -> new Sums(2));
    }

    @Override
    public void merge(
        HashMap<String, TreeMap<Integer, Sums>> into,
        HashMap<String, TreeMap<Integer, Sums>> from) {
      from.forEach(
          (document, cells) -> cells.forEach((slot, sums) -> cell(into, document, slot).add(sums)));
    }

    @Override
    public boolean isExact(HashMap<String, TreeMap<Integer, Sums>> state) {
      return state.values().stream()
          .allMatch(cells -> cells.values().stream().allMatch(Sums::isExact));
    }

    @Override
    public CellCounts finish(HashMap<String, TreeMap<Integer, Sums>> state) {
      TreeMap<String, TreeMap<Integer, Sums>> sorted = new TreeMap<>(state);
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
