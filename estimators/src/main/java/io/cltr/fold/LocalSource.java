package io.cltr.fold;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The meaning of {@link Source}, in one JVM; the pipeline's source is tested against it. */
record LocalSource<T>(SortedMap<Integer, List<T>> blocks) implements Source<T> {

  static <T> LocalSource<T> of(List<T> items, Layout<T> layout) {
    SortedMap<Integer, List<T>> blocks = new TreeMap<>();
    for (T item : items) {
      blocks.computeIfAbsent(layout.block(item), b -> new ArrayList<>()).add(item);
    }
    blocks.values().forEach(block -> block.sort(layout.order()));
    return new LocalSource<>(blocks);
  }

  @Override
  public <S extends Serializable, R> R fold(Fold<T, S, R> fold) {
    S total = fold.start();
    for (List<T> block : blocks.values()) {
      S state = fold.start();
      block.forEach(item -> fold.add(state, item));
      fold.merge(total, state);
    }
    return fold.finish(total);
  }

  @Override
  public <S extends Serializable, G> Source<Keyed<G>> grouped(Key<T> key, Fold<T, S, G> fold) {
    Map<String, S> totals = new HashMap<>();
    for (List<T> block : blocks.values()) {
      Map<String, S> states = new HashMap<>();
      for (T item : block) {
        fold.add(states.computeIfAbsent(key.of(item), k -> fold.start()), item);
      }
      states.forEach(
          (k, state) -> fold.merge(totals.computeIfAbsent(k, absent -> fold.start()), state));
    }
    List<Keyed<G>> results = new ArrayList<>();
    totals.forEach((k, state) -> results.add(new Keyed<>(k, fold.finish(state))));
    return of(results, Layout.byKey());
  }

  @Override
  public Source<T> where(Test<T> test) {
    SortedMap<Integer, List<T>> kept = new TreeMap<>();
    blocks.forEach(
        (b, items) -> {
          List<T> passing = items.stream().filter(test::keeps).toList();
          if (!passing.isEmpty()) {
            kept.put(b, passing);
          }
        });
    return new LocalSource<>(kept);
  }

  @Override
  public <R> Source<R> map(Mapping<T, R> mapping) {
    SortedMap<Integer, List<R>> mapped = new TreeMap<>();
    blocks.forEach((b, items) -> mapped.put(b, items.stream().map(mapping::apply).toList()));
    return new LocalSource<>(mapped);
  }

  @Override
  public <V, R> Source<R> joined(Key<T> key, Source<Keyed<V>> side, Join<T, V, R> join) {
    Map<String, V> partners = side.fold(new ToMap<>());
    return map(item -> join.apply(item, Optional.ofNullable(partners.get(key.of(item)))));
  }

  @Override
  public Source<T> and(Source<T> other) {
    SortedMap<Integer, List<T>> both = new TreeMap<>(blocks);
    int first = blocks.isEmpty() ? 0 : blocks.lastKey() + 1;
    ((LocalSource<T>) other).blocks.forEach((b, items) -> both.put(first + b, items));
    return new LocalSource<>(both);
  }

  @Override
  public <P> Blocks<P> packed(Packer<T, P> packer) {
    return new LocalBlocks<>(blocks.values().stream().map(packer::pack).toList());
  }
}
