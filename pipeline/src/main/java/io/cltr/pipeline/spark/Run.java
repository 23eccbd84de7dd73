package io.cltr.pipeline.spark;

import io.cltr.fold.Fold;
import io.cltr.fold.Source;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * One block on its way through a task: read once, before the next run of the partition is asked
 * for. A run is never empty, never stored and never sent.
 *
 * @param block number of the block
 * @param items the block's items, in order
 */
record Run<T>(int block, Iterator<T> items) {

  /** {@code rows}, which hold whole blocks one after the other, cut where the block changes. */
  static <W, T> Iterator<Run<T>> cut(
      Iterator<W> rows, ToIntFunction<W> block, Function<W, T> item) {
    return new Cutter<>(rows, block, item);
  }

  /** The state of {@code fold} over the items. */
  <S extends Serializable> Tagged<S> folded(Fold<T, S, ?> fold) {
    S state = fold.start();
    items.forEachRemaining(item -> fold.add(state, item));
    return new Tagged<>(block, state);
  }

  /** The run of the items that pass; it may be empty. */
  Run<T> where(Source.Test<T> test) {
    return new Run<>(block, new Passing<>(items, test));
  }

  /** The run of the changed items. */
  <R> Run<R> map(Source.Mapping<T, R> mapping) {
    return new Run<>(block, Lazily.map(items, mapping::apply));
  }

  /** The same items in a block {@code offset} later. */
  Run<T> after(int offset) {
    return new Run<>(block + offset, items);
  }

  /** The packed items. */
  <P> Tagged<P> packed(Source.Packer<T, P> packer) {
    List<T> all = new ArrayList<>();
    items.forEachRemaining(all::add);
    return new Tagged<>(block, packer.pack(all));
  }

  private static final class Cutter<W, T> implements Iterator<Run<T>> {
    private final Iterator<W> rows;
    private final ToIntFunction<W> block;
    private final Function<W, T> item;
    private W ahead;
    private Items current;

    Cutter(Iterator<W> rows, ToIntFunction<W> block, Function<W, T> item) {
      this.rows = rows;
      this.block = block;
      this.item = item;
      advance();
    }

    private void advance() {
      ahead = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
      if (current != null) {
        current.forEachRemaining(unread -> {});
        current = null;
      }
      return ahead != null;
    }

    @Override
    public Run<T> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      current = new Items(block.applyAsInt(ahead));
      return new Run<>(current.number, current);
    }

    private final class Items implements Iterator<T> {
      private final int number;

      Items(int number) {
        this.number = number;
      }

      @Override
      public boolean hasNext() {
        return ahead != null && block.applyAsInt(ahead) == number;
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        T next = item.apply(ahead);
        advance();
        return next;
      }
    }
  }

  private static final class Passing<T> implements Iterator<T> {
    private final Iterator<T> items;
    private final Source.Test<T> test;
    private T ahead;

    Passing(Iterator<T> items, Source.Test<T> test) {
      this.items = items;
      this.test = test;
    }

    @Override
    public boolean hasNext() {
      while (ahead == null && items.hasNext()) {
        T item = items.next();
        if (test.keeps(item)) {
          ahead = item;
        }
      }
      return ahead != null;
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      T next = ahead;
      ahead = null;
      return next;
    }
  }
}
