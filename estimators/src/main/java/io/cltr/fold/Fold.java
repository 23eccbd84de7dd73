package io.cltr.fold;

import java.io.Serializable;

/**
 * One pass over data: a {@link java.util.stream.Collector} that is serialisable and names its
 * mutation. Every estimator of cltr is a fold, run by {@link Source}.
 *
 * <p>Laws, checked by the contract tests:
 *
 * <ol>
 *   <li>{@code start()} is the identity of {@code merge};
 *   <li>{@code merge} is associative up to rounding, and a source calls it in block order, so the
 *       bits of the result do not depend on threads, partitions or files;
 *   <li>{@code merge} leaves {@code from} unused afterwards; it may take over its parts;
 *   <li>states that {@code isExact} may be merged in any order, and before all others, without
 *       changing a bit of the result;
 *   <li>{@code finish} is called once per result and may consume the state.
 * </ol>
 *
 * @param <T> item
 * @param <S> state; its size is stated by the implementation
 * @param <R> result
 */
public interface Fold<T, S extends Serializable, R> extends Serializable {
  /** A new empty state. */
  S start();

  /** Takes {@code item} into {@code state}; items of a block come in the source's order. */
  void add(S state, T item);

  /** Takes {@code from}, which covers later blocks, into {@code into}. */
  void merge(S into, S from);

  /** Whether merging {@code state} rounds nothing; saves sources from keeping it by itself. */
  default boolean isExact(S state) {
    return false;
  }

  /** The result of {@code state}. */
  R finish(S state);
}
