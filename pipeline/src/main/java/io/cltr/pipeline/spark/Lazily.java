package io.cltr.pipeline.spark;

import java.util.Iterator;
import java.util.function.Function;

/** Iterators that compute their elements when asked. */
final class Lazily {
  private Lazily() {}

  static <T, R> Iterator<R> map(Iterator<T> items, Function<T, R> function) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return items.hasNext();
      }

      @Override
      public R next() {
        return function.apply(items.next());
      }
    };
  }
}
