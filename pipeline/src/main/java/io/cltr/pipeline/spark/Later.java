package io.cltr.pipeline.spark;

import java.util.function.Supplier;

/** A value that is computed when it is first asked for, once. */
final class Later<T> {
  private Supplier<T> how;
  private T value;

  Later(Supplier<T> how) {
    this.how = how;
  }

  synchronized T get() {
    if (how != null) {
      value = how.get();
      how = null;
    }
    return value;
  }
}
