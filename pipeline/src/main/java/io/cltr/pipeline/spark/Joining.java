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
    JavaPairRDD<Meeting, Packed<Guest<T, V>>> items = runs.flatMapToPair(run -> items(run, key));
    JavaPairRDD<Meeting, Packed<Guest<T, V>>> partners = side.flatMapToPair(Joining::partners);
    return items
        .union(partners)
        .repartitionAndSortWithinPartitions(new Spread(partitions))
        .mapPartitionsToPair(sorted -> new Matching<>(sorted, join))
        .repartitionAndSortWithinPartitions(new Spread(partitions))
        .mapPartitions(placed -> Run.cut(placed, row -> row._1().block(), row -> row._2().value()));
  }

  private static <T, V> Iterator<Tuple2<Meeting, Packed<Guest<T, V>>>> items(
      Run<T> run, Key<T> key) {
    long[] sequence = {0};
    return Lazily.map(
        run.items(),
        item ->
            new Tuple2<>(
                new Meeting(key.of(item), true),
                Packed.of(new Item<>(new Place(run.block(), sequence[0]++), item))));
  }

  private static <T, V> Iterator<Tuple2<Meeting, Packed<Guest<T, V>>>> partners(Run<Keyed<V>> run) {
    return Lazily.map(
        run.items(),
        partner ->
            new Tuple2<>(new Meeting(partner.key(), false), Packed.of(new Partner<>(partner))));
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

  /** Who meets at a key: an item, or the partner of the items. */
  private sealed interface Guest<T, V> extends Serializable {}

  /** An item with its place. */
  private record Item<T, V>(Place place, T item) implements Guest<T, V> {}

  /** A partner. */
  private record Partner<T, V>(Keyed<V> partner) implements Guest<T, V> {}

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

  private static final class Matching<T, V, R> implements Iterator<Tuple2<Place, Packed<R>>> {
    private final Iterator<Tuple2<Meeting, Packed<Guest<T, V>>>> sorted;
    private final Join<T, V, R> join;
    private Keyed<V> partner;
    private Item<T, V> ahead;
    private String key;

    Matching(Iterator<Tuple2<Meeting, Packed<Guest<T, V>>>> sorted, Join<T, V, R> join) {
      this.sorted = sorted;
      this.join = join;
    }

    @Override
    public boolean hasNext() {
      while (ahead == null && sorted.hasNext()) {
        Tuple2<Meeting, Packed<Guest<T, V>>> row = sorted.next();
        key = row._1().key();
        Guest<T, V> guest = row._2().value();
        if (guest instanceof Item<T, V> item) {
          ahead = item;
        } else if (guest instanceof Partner<T, V> next) {
          keep(next.partner());
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
    public Tuple2<Place, Packed<R>> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Item<T, V> party = ahead;
      ahead = null;
      boolean met = partner != null && partner.key().equals(key);
      Optional<V> value = met ? Optional.of(partner.value()) : Optional.empty();
      return new Tuple2<>(party.place(), Packed.of(join.apply(party.item(), value)));
    }
  }
}
