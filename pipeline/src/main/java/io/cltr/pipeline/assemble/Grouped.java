package io.cltr.pipeline.assemble;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Rows sorted by key, read group by group; {@code results} holds what became of the last group. */
final class Grouped<W, R> implements Iterator<R> {
  private final Iterator<W> rows;
  private final Function<W, String> key;
  private final Function<List<W>, List<R>> make;
  private Iterator<R> results = Collections.emptyIterator();
  private W ahead;

  /**
   * Reads {@code rows}.
   *
   * @param key the id of the group a row belongs to; "" for rows of no group, each by itself
   * @param make what becomes of one group
   */
  Grouped(Iterator<W> rows, Function<W, String> key, Function<List<W>, List<R>> make) {
    this.rows = rows;
    this.key = key;
    this.make = make;
    advance();
  }

  private void advance() {
    ahead = rows.hasNext() ? rows.next() : null;
  }

  @Override
  public boolean hasNext() {
    while (!results.hasNext() && ahead != null) {
      String id = key.apply(ahead);
      List<W> group = new ArrayList<>();
      do {
        group.add(ahead);
        advance();
      } while (ahead != null && !id.isEmpty() && key.apply(ahead).equals(id));
      results = make.apply(group).iterator();
    }
    return results.hasNext();
  }

  @Override
  public R next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return results.next();
  }
}
