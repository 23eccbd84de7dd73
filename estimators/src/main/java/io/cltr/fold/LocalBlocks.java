package io.cltr.fold;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/** Blocks in this JVM: states are computed in parallel and merged in block order. */
public record LocalBlocks<P>(List<P> blocks) implements Blocks<P> {
  @Override
  public <S extends Serializable, R> R fold(Fold<P, S, R> fold) {
    return fold(fold, 0, 1);
  }

  @Override
  public <S extends Serializable, R> R fold(Fold<P, S, R> fold, int part, int parts) {
    List<S> states =
        IntStream.range(0, blocks.size())
            .filter(block -> block % parts == part)
            .parallel()
            .mapToObj(
                block -> {
                  S state = fold.start();
                  fold.add(state, blocks.get(block));
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
