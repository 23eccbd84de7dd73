package io.cltr.pipeline.spark;

import io.cltr.fold.Key;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source.Join;
import io.cltr.random.Hash64;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Joining by key, lazily: items and partners are shuffled together and sorted by key, the partner
 * first; what was joined is shuffled back to the items' places. No job runs until the result is
 * passed over, and no more than one partner is held at a time.
 */
final class Joining {
  private Joining() {}

  static <T, V, R> JavaRDD<Run<R>> joined(
      JavaRDD<Run<T>> runs,
      int partitions,
      Key<T> key,
      JavaRDD<Run<Keyed<V>>> side,
      Join<T, V, R> join) {
    JavaPairRDD<Meeting, Party<T, V>> items = runs.flatMapToPair(run -> items(run, key));
    JavaPairRDD<Meeting, Party<T, V>> partners = side.flatMapToPair(Joining::partners);
    return items
        .union(partners)
        .repartitionAndSortWithinPartitions(new Spread(partitions))
        .mapPartitionsToPair(sorted -> new Matching<>(sorted, join))
        .repartitionAndSortWithinPartitions(new Spread(partitions))
        .mapPartitions(placed -> Run.cut(placed, row -> row._1().block(), Tuple2::_2));
  }

  private static <T, V> Iterator<Tuple2<Meeting, Party<T, V>>> items(Run<T> run, Key<T> key) {
    long[] sequence = {0};
    return Lazily.map(
        run.items(),
        item ->
            new Tuple2<>(
                new Meeting(key.of(item), true),
                new Party<>(new Place(run.block(), sequence[0]++), item, null)));
  }

  private static <T, V> Iterator<Tuple2<Meeting, Party<T, V>>> partners(Run<Keyed<V>> run) {
    return Lazily.map(
        run.items(),
        partner ->
            new Tuple2<>(new Meeting(partner.key(), false), new Party<>(null, null, partner)));
  }

  /** Where a row goes; equal rows go to the same partition. */
  private interface Destination {
    int partition(int partitions);
  }

  /** Where an item meets its partner; the partner comes first. */
  private record Meeting(String key, boolean item)
      implements Serializable, Comparable<Meeting>, Destination {
    private static final Comparator<Meeting> ORDER =
        Comparator.comparing(Meeting::key).thenComparing(Meeting::item);

    @Override
    public int compareTo(Meeting other) {
      return ORDER.compare(this, other);
    }

    @Override
    public int partition(int partitions) {
      return (int) Long.remainderUnsigned(Hash64.of(key), partitions);
    }
  }

  /** Where an item lies in its source. */
  private record Place(int block, long sequence)
      implements Serializable, Comparable<Place>, Destination {
    private static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::block).thenComparingLong(Place::sequence);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }

    @Override
    public int partition(int partitions) {
      return block % partitions;
    }
  }

  /** An item with its place, or a partner. */
  private record Party<T, V>(Place place, T item, Keyed<V> partner) implements Serializable {}

  private static final class Spread extends Partitioner {
    private final int partitions;

    Spread(int partitions) {
      this.partitions = partitions;
    }

    @Override
    public int numPartitions() {
      return partitions;
    }

    @Override
    public int getPartition(Object row) {
      return ((Destination) row).partition(partitions);
    }
  }

  private static final class Matching<T, V, R> implements Iterator<Tuple2<Place, R>> {
    private final Iterator<Tuple2<Meeting, Party<T, V>>> sorted;
    private final Join<T, V, R> join;
    private Keyed<V> partner;
    private Party<T, V> ahead;
    private String key;

    Matching(Iterator<Tuple2<Meeting, Party<T, V>>> sorted, Join<T, V, R> join) {
      this.sorted = sorted;
      this.join = join;
    }

    @Override
    public boolean hasNext() {
      while (ahead == null && sorted.hasNext()) {
        Tuple2<Meeting, Party<T, V>> row = sorted.next();
        if (row._1().item()) {
          key = row._1().key();
          ahead = row._2();
        } else {
          keep(row._2().partner());
        }
      }
      return ahead != null;
    }

    private void keep(Keyed<V> next) {
      if (partner != null && partner.key().equals(next.key())) {
        throw new IllegalArgumentException("two values for the key '" + next.key() + "'");
      }
      partner = next;
    }

    @Override
    public Tuple2<Place, R> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Party<T, V> party = ahead;
      ahead = null;
      boolean met = partner != null && partner.key().equals(key);
      Optional<V> value = met ? Optional.of(partner.value()) : Optional.empty();
      return new Tuple2<>(party.place(), join.apply(party.item(), value));
    }
  }
}
