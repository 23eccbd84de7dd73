package io.cltr.learner;

import io.cltr.fold.Fold;

/** The counts of all blocks. */
record CountLists(int columns) implements Fold<ListBlock, ListCounts[], ListCounts> {
  @Override
  public ListCounts[] start() {
    return new ListCounts[] {ListCounts.none(columns)};
  }

  @Override
  public void add(ListCounts[] state, ListBlock block) {
    state[0] = state[0].plus(block.counts());
  }

  @Override
  public void merge(ListCounts[] into, ListCounts[] from) {
    into[0] = into[0].plus(from[0]);
  }

  @Override
  public ListCounts finish(ListCounts[] state) {
    return state[0];
  }
}
