package io.cltr.fold;

import java.io.Serializable;
import java.util.List;

/** Blocks in this JVM: states are computed in parallel and merged in block order. */
public record LocalBlocks<P>(List<P> blocks) implements Blocks<P> {
  @Override
  public <S extends Serializable, R> R fold(Fold<P, S, R> fold) {
    List<S> states =
        blocks.parallelStream()
            .map(
                block -> {
                  S state = fold.start();
                  fold.add(state, block);
                  return state;
                })
            .toList();
    S total = fold.start();
    states.forEach(state -> fold.merge(total, state));
    return fold.finish(total);
  }

  @Override
  public void close() {}
}
