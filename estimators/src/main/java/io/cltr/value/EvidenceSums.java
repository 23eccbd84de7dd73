package io.cltr.value;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums of all evidence, by slice. */
final class EvidenceSums implements Serializable {
  private final Valuation valuation;
  private final TreeMap<String, SliceSums> slices = new TreeMap<>();

  EvidenceSums(Valuation valuation) {
    this.valuation = valuation;
  }

  SliceSums slice(String name) {
    return slices.computeIfAbsent(
        name, absent -> new SliceSums(valuation.cells(), valuation.pairs()));
  }

  void merge(EvidenceSums from) {
    from.slices.forEach((name, sums) -> slice(name).merge(sums));
  }

  SortedMap<String, SliceSums> bySlice() {
    slices.values().forEach(SliceSums::closeUnit);
    return slices;
  }
}
