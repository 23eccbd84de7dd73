package io.cltr.pipeline.spark;

import io.cltr.fold.Fold;
import io.cltr.fold.Key;
import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Grouping by key: one state per key and block, one shuffle to key blocks, sorted by key; there the
 * states of a key are merged in block order. A task merges those that merge exactly, and sends the
 * states of a key bundled: packing them one by one costs more than all the rest.
 */
final class Grouping {
  /** States that a task keeps before it sends them on, but for those of one more block. */
  private static final int KEPT = 1 << 15;

  private Grouping() {}

  static <T, S extends Serializable, G> JavaRDD<Keyed<G>> grouped(
      JavaRDD<Run<T>> runs, int partitions, Key<T> key, Fold<T, S, G> fold) {
    JavaPairRDD<Place, Packed<List<Tagged<S>>>> bundles =
        runs.mapPartitionsToPair(partition -> new Bundling<>(partition, key, fold));
    return bundles
        .repartitionAndSortWithinPartitions(new ByKeyBlock(Math.min(Layout.KEY_BLOCKS, partitions)))
        .mapPartitions(sorted -> new Merging<>(sorted, fold));
  }

  /** Where the states of a key meet. */
  private record Place(int keyBlock, String key) implements Serializable, Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::keyBlock).thenComparing(Place::key);

    static Place of(String key) {
      return new Place(Layout.keyBlock(key), key);
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /** The states of a partition, those of a key and of several blocks together. */
  private static final class Bundling<T, S extends Serializable>
      implements Iterator<Tuple2<Place, Packed<List<Tagged<S>>>>> {
    private final Iterator<Run<T>> runs;
    private final Key<T> key;
    private final Fold<T, S, ?> fold;
    private Iterator<Map.Entry<String, List<Tagged<S>>>> bundles = Collections.emptyIterator();

    Bundling(Iterator<Run<T>> runs, Key<T> key, Fold<T, S, ?> fold) {
      this.runs = runs;
      this.key = key;
      this.fold = fold;
    }

    @Override
    public boolean hasNext() {
      while (!bundles.hasNext() && runs.hasNext()) {
        bundles = bundled().entrySet().iterator();
      }
      return bundles.hasNext();
    }

    @Override
    public Tuple2<Place, Packed<List<Tagged<S>>>> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Map.Entry<String, List<Tagged<S>>> bundle = bundles.next();
      return new Tuple2<>(Place.of(bundle.getKey()), Packed.of(bundle.getValue()));
    }

    private Map<String, List<Tagged<S>>> bundled() {
      Map<String, List<Tagged<S>>> next = new HashMap<>();
      int kept = 0;
      while (kept < KEPT && runs.hasNext()) {
        Run<T> run = runs.next();
        Iterator<T> items = run.items();
        while (items.hasNext()) {
          T item = items.next();
          List<Tagged<S>> own = next.computeIfAbsent(key.of(item), k -> new ArrayList<>(1));
          if (own.isEmpty() || own.get(own.size() - 1).block() != run.block()) {
            kept += 1 - merged(own);
            own.add(new Tagged<>(run.block(), fold.start()));
          }
          fold.add(own.get(own.size() - 1).value(), item);
        }
      }
      return next;
    }

    /** Merges the last two states if that rounds nothing; how many it saved. */
    private int merged(List<Tagged<S>> states) {
      int last = states.size() - 1;
      if (last < 1
          || !fold.isExact(states.get(last).value())
          || !fold.isExact(states.get(last - 1).value())) {
        return 0;
      }
      fold.merge(states.get(last - 1).value(), states.remove(last).value());
      return 1;
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
    public int getPartition(Object place) {
      return ((Place) place).keyBlock() * partitions / Layout.KEY_BLOCKS;
    }
  }

  private static final class Merging<S extends Serializable, G> implements Iterator<Keyed<G>> {
    private final Iterator<Tuple2<Place, Packed<List<Tagged<S>>>>> sorted;
    private final Fold<?, S, G> fold;
    private Tuple2<Place, Packed<List<Tagged<S>>>> ahead;

    Merging(Iterator<Tuple2<Place, Packed<List<Tagged<S>>>>> sorted, Fold<?, S, G> fold) {
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
      List<Tagged<S>> states = new ArrayList<>();
      while (ahead != null && ahead._1().key().equals(key)) {
        states.addAll(ahead._2().value());
        advance();
      }
      return new Keyed<>(key, Tagged.merged(fold, states));
    }
  }
}
