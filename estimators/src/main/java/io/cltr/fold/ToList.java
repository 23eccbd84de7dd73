package io.cltr.fold;

import java.util.ArrayList;
import java.util.List;

/** Collects the items in the source's order; state: all of them. */
public record ToList<T>() implements Fold<T, ArrayList<T>, List<T>> {
  @Override
  public ArrayList<T> start() {
    return new ArrayList<>();
  }

  @Override
  public void add(ArrayList<T> state, T item) {
    state.add(item);
  }

  @Override
  public void merge(ArrayList<T> into, ArrayList<T> from) {
    into.addAll(from);
  }

  @Override
  public List<T> finish(ArrayList<T> state) {
    return state;
  }
}
