package io.cltr.propensity.experiment;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.propensity.experiment.SwapDocuments.Swaps;
import io.cltr.propensity.experiment.SwappedPairs.Pair;
import java.io.Serializable;

/** Compares the documents that loggers put first, at k and at 1; state: {@link Comparisons}. */
record TopComparisons(int depth) implements Fold<Keyed<SwappedPairs>, TopComparisons.State, Swaps> {

  /** Sums so far. */
  static final class State implements Serializable {
    private final Comparisons comparisons;
    private double known;
    private double unknown;

    State(int depth) {
      comparisons = new Comparisons(depth);
    }
  }

  @Override
  public State start() {
    return new State(depth);
  }

  @Override
  public void add(State state, Keyed<SwappedPairs> item) {
    for (Pair pair : item.value().pairs()) {
      if (pair.order() == 0) {
        state.unknown += pair.shown();
      } else {
        state.known += pair.shown();
        if (pair.order() > 0) {
          state.comparisons.addFirst(pair.bucket(), pair.k(), pair.shown(), pair.clicks());
          state.comparisons.observe(1, pair.shown(), pair.squares());
        } else {
          state.comparisons.add(pair.bucket(), pair.k(), pair.shown(), pair.otherClicks());
          state.comparisons.observe(pair.k(), pair.shown(), pair.squares());
        }
      }
    }
  }

  @Override
  public void merge(State into, State from) {
    into.comparisons.merge(from.comparisons);
    into.known += from.known;
    into.unknown += from.unknown;
  }

  @Override
  public Swaps finish(State state) {
    double all = state.known + state.unknown;
    return new Swaps(state.comparisons, all == 0 ? 0 : state.unknown / all);
  }
}
