package io.cltr.pipeline.spark;

import io.cltr.fold.Key;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source.Join;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;

/**
 * Joining by key where the partners are few: every task gets all of them, packed, and unpacks those
 * that its items meet, for itself; the items stay where they are.
 */
final class SmallSide {
  private SmallSide() {}

  /** The partners by key if they take no more than {@code bytes}, evenly spread; one job. */
  static <V> Optional<Map<String, Packed<V>>> gathered(JavaRDD<Run<Keyed<V>>> side, long bytes) {
    long share = bytes / Math.max(1, side.getNumPartitions());
    List<Part<V>> parts =
        side.mapPartitions(runs -> List.of(part(runs, share)).iterator()).collect();
    if (!parts.stream().allMatch(Part::whole)) {
      return Optional.empty();
    }
    Map<String, Packed<V>> partners = new HashMap<>();
    for (Part<V> part : parts) {
      for (Keyed<Packed<V>> partner : part.partners()) {
        if (partners.put(partner.key(), partner.value()) != null) {
          throw new IllegalArgumentException("two values for the key '" + partner.key() + "'");
        }
      }
    }
    return Optional.of(partners);
  }

  /** What one partition holds; nothing where that is more than its share. */
  private record Part<V>(boolean whole, ArrayList<Keyed<Packed<V>>> partners)
      implements Serializable {}

  private static <V> Part<V> part(Iterator<Run<Keyed<V>>> runs, long share) {
    ArrayList<Keyed<Packed<V>>> partners = new ArrayList<>();
    long bytes = 0;
    while (runs.hasNext()) {
      Iterator<Keyed<V>> items = runs.next().items();
      while (items.hasNext()) {
        Keyed<V> partner = items.next();
        Packed<V> packed = Packed.of(partner.value());
        bytes += packed.bytes().length;
        if (bytes > share) {
          return new Part<>(false, new ArrayList<>());
        }
        partners.add(new Keyed<>(partner.key(), packed));
      }
    }
    return new Part<>(true, partners);
  }

  static <T, V, R> JavaRDD<Run<R>> joined(
      JavaRDD<Run<T>> runs,
      Key<T> key,
      Broadcast<Map<String, Packed<V>>> partners,
      Join<T, V, R> join) {
    return runs.mapPartitions(
        partition -> {
          Map<String, Packed<V>> all = partners.value();
          Map<String, Optional<V>> met = new HashMap<>();
          return Lazily.map(
              partition,
              run ->
                  run.map(
                      item -> {
                        String name = key.of(item);
                        Packed<V> packed = all.get(name);
                        return join.apply(
                            item,
                            packed == null
                                ? Optional.empty()
                                : met.computeIfAbsent(name, k -> Optional.of(packed.value())));
                      }));
        });
  }
}
