package io.cltr.pipeline.spark;

import io.cltr.fold.Fold;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What came of one block, and the block's number; {@code value} is serialisable. */
record Tagged<V>(int block, V value) implements Serializable {

  /** The values by block; a block that comes twice was torn apart, which no source may do. */
  static <V> List<V> inBlockOrder(List<Tagged<V>> tagged) {
    Set<Integer> seen = new HashSet<>();
    for (Tagged<V> one : tagged) {
      if (!seen.add(one.block())) {
        throw new IllegalStateException("block " + one.block() + " lies in two partitions");
      }
    }
    return tagged.stream()
        .sorted(Comparator.comparingInt(Tagged::block))
        .map(Tagged::value)
        .toList();
  }

  /** The result of {@code fold} over the states of all blocks. */
  static <S extends Serializable, R> R merged(Fold<?, S, R> fold, List<Tagged<S>> states) {
    S total = fold.start();
    inBlockOrder(states).forEach(state -> fold.merge(total, state));
    return fold.finish(total);
  }
}
