package io.cltr.fold;

import java.io.Serializable;

/** The id by which items are grouped or joined: a pure function. */
@FunctionalInterface
public interface Key<T> extends Serializable {
  /** The key of {@code item}, never null. */
  String of(T item);
}
