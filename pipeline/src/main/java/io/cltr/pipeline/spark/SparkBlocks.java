package io.cltr.pipeline.spark;

import io.cltr.fold.Blocks;
import io.cltr.fold.Fold;
import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;

/** Packed blocks that stay on the executors, cached in memory and on disk: one job per fold. */
record SparkBlocks<P>(JavaRDD<Tagged<P>> packs) implements Blocks<P> {
  @Override
  public <S extends Serializable, R> R fold(Fold<P, S, R> fold) {
    return Tagged.merged(fold, packs.map(pack -> folded(fold, pack)).collect());
  }

  @Override
  public <S extends Serializable, R> R fold(Fold<P, S, R> fold, int part, int parts) {
    return Tagged.merged(
        fold,
        packs
            .filter(pack -> pack.block() % parts == part)
            .map(pack -> folded(fold, pack))
            .collect());
  }

  private static <P, S extends Serializable> Tagged<S> folded(Fold<P, S, ?> fold, Tagged<P> pack) {
    S state = fold.start();
    fold.add(state, pack.value());
    return new Tagged<>(pack.block(), state);
  }

  @Override
  public void close() {
    packs.unpersist(false);
  }
}
