package io.cltr.value.sum;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums of all evidence, by slice. */
public final class EvidenceSums implements Serializable {
  private final Cells cells;
  private final TreeMap<String, SliceSums> slices = new TreeMap<>();

  EvidenceSums(Cells cells) {
    this.cells = cells;
  }

  public SliceSums slice(String name) {
    return slices.computeIfAbsent(name, absent -> new SliceSums(cells.layout(), cells.byQuery()));
  }

  void merge(EvidenceSums from) {
    from.slices.forEach((name, sums) -> slice(name).merge(sums));
  }

  /** The slices that have evidence, which a group lacks where no query has its documents. */
  SortedMap<String, SliceSums> bySlice() {
    slices.values().removeIf(sums -> sums.evidence() == null);
    slices.values().forEach(SliceSums::closeUnit);
    return slices;
  }
}
