package io.cltr.pipeline.spark;

import io.cltr.fold.Fold;
import io.cltr.fold.Key;
import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Grouping by key: one state per key and block, one shuffle to key blocks, sorted by key and block,
 * so that the states of a key follow each other in block order and are merged as they stream by.
 */
final class Grouping {
  private Grouping() {}

  static <T, S extends Serializable, G> JavaRDD<Keyed<G>> grouped(
      JavaRDD<Run<T>> runs, int partitions, Key<T> key, Fold<T, S, G> fold) {
    JavaPairRDD<Part, Packed<S>> states = runs.flatMapToPair(run -> states(run, key, fold));
    return states
        .repartitionAndSortWithinPartitions(new ByKeyBlock(Math.min(Layout.KEY_BLOCKS, partitions)))
        .mapPartitions(sorted -> new Merging<>(sorted, fold));
  }

  private static <T, S extends Serializable> Iterator<Tuple2<Part, Packed<S>>> states(
      Run<T> run, Key<T> key, Fold<T, S, ?> fold) {
    Map<String, S> states = new HashMap<>();
    run.items()
        .forEachRemaining(
            item -> fold.add(states.computeIfAbsent(key.of(item), k -> fold.start()), item));
    return Lazily.map(
        states.entrySet().iterator(),
        entry ->
            new Tuple2<>(
                new Part(Layout.keyBlock(entry.getKey()), entry.getKey(), run.block()),
                Packed.of(entry.getValue())));
  }

  /** What one block adds to one key. */
  private record Part(int keyBlock, String key, int block)
      implements Serializable, Comparable<Part> {
    private static final Comparator<Part> ORDER =
        Comparator.comparingInt(Part::keyBlock)
            .thenComparing(Part::key)
            .thenComparingInt(Part::block);

    @Override
    public int compareTo(Part other) {
      return ORDER.compare(this, other);
    }
  }

  private static final class ByKeyBlock extends Partitioner {
    private final int partitions;

    ByKeyBlock(int partitions) {
      this.partitions = partitions;
    }

    @Override
    public int numPartitions() {
      return partitions;
    }

    @Override
    public int getPartition(Object part) {
      return ((Part) part).keyBlock() * partitions / Layout.KEY_BLOCKS;
    }
  }

  private static final class Merging<S extends Serializable, G> implements Iterator<Keyed<G>> {
    private final Iterator<Tuple2<Part, Packed<S>>> sorted;
    private final Fold<?, S, G> fold;
    private Tuple2<Part, Packed<S>> ahead;

    Merging(Iterator<Tuple2<Part, Packed<S>>> sorted, Fold<?, S, G> fold) {
      this.sorted = sorted;
      this.fold = fold;
      advance();
    }

    private void advance() {
      ahead = sorted.hasNext() ? sorted.next() : null;
    }

    @Override
    public boolean hasNext() {
      return ahead != null;
    }

    @Override
    public Keyed<G> next() {
      if (ahead == null) {
        throw new NoSuchElementException();
      }
      String key = ahead._1().key();
      S total = fold.start();
      while (ahead != null && ahead._1().key().equals(key)) {
        fold.merge(total, ahead._2().value());
        advance();
      }
      return new Keyed<>(key, fold.finish(total));
    }
  }
}
