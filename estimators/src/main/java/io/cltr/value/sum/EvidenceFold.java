package io.cltr.value.sum;

import io.cltr.fold.Fold;
import java.util.SortedMap;

/** Sums evidence; state: buckets × slices × cells, one unit's weights, and slopes K × cells. */
public record EvidenceFold(Cells cells)
    implements Fold<Evidence, EvidenceSums, SortedMap<String, SliceSums>> {
  @Override
  public EvidenceSums start() {
    return new EvidenceSums(cells);
  }

  @Override
  public void add(EvidenceSums state, Evidence item) {
    item.addTo(state);
  }

  @Override
  public void merge(EvidenceSums into, EvidenceSums from) {
    into.merge(from);
  }

  @Override
  public SortedMap<String, SliceSums> finish(EvidenceSums state) {
    return state.bySlice();
  }
}
