package io.cltr.fold;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Data that can be passed over again, laid out in numbered blocks with a fixed order inside each.
 *
 * <p>The one meaning of every operation, whatever runs it: a fold starts a state per block, adds
 * the block's items in order, and merges the states in block order. {@link #of} runs it in this
 * JVM; the pipeline's Spark source runs the same objects on a cluster and gives the same bits.
 *
 * @param <T> item; records are shared, so folds must not change them
 */
public interface Source<T> {
  /** One result over all items. Empty source: {@code fold.finish(fold.start())}. */
  <S extends Serializable, R> R fold(Fold<T, S, R> fold);

  /**
   * One result per key, laid out by {@link Layout#byKey}. Per block of this source a state is kept
   * for each key met there; states of a key are merged in block order. The results stay
   * distributed.
   */
  <S extends Serializable, G> Source<Keyed<G>> grouped(Key<T> key, Fold<T, S, G> fold);

  /** The items that pass {@code test}, laid out as here. */
  Source<T> where(Test<T> test);

  /** Each item changed by {@code mapping}, laid out as here. */
  <R> Source<R> map(Mapping<T, R> mapping);

  /**
   * Each item with the value that {@code side} holds for its key, laid out as here.
   *
   * @param side at most one value per key
   * @param join receives an empty value where {@code side} lacks the key
   */
  <V, R> Source<R> joined(Key<T> key, Source<Keyed<V>> side, Join<T, V, R> join);

  /**
   * These items and then those of {@code other}, whose blocks come after all blocks here; one pass
   * goes over both.
   */
  Source<T> and(Source<T> other);

  /** The items packed into one primitive block per block of this source, kept until closed. */
  <P> Blocks<P> packed(Packer<T, P> packer);

  /** A source over {@code items} in this JVM, laid out by {@code layout}. */
  static <T> Source<T> of(List<T> items, Layout<T> layout) {
    return LocalSource.of(items, layout);
  }

  /** A pure predicate. */
  @FunctionalInterface
  interface Test<T> extends Serializable {
    /** Whether {@code item} stays. */
    boolean keeps(T item);
  }

  /** A pure function. */
  @FunctionalInterface
  interface Mapping<T, R> extends Serializable {
    /** What {@code item} becomes. */
    R apply(T item);
  }

  /** A pure function of an item and its partner. */
  @FunctionalInterface
  interface Join<T, V, R> extends Serializable {
    /** {@code item} together with its partner, empty where there is none. */
    R apply(T item, Optional<V> partner);
  }

  /** Packs the items of one block, in order; called with an empty list for no block. */
  @FunctionalInterface
  interface Packer<T, P> extends Serializable {
    /** The block's packed form; serialisable where it crosses machines. */
    P pack(List<T> items);
  }
}
