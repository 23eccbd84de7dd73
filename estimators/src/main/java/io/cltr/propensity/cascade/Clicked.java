package io.cltr.propensity.cascade;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import java.io.Serializable;

/**
 * Clicks of a log by position.
 *
 * @param clicks Σvc by 0-based position
 * @param shown Σv over all displays
 * @param squares Σv² over all displays
 */
record Clicked(double[] clicks, double shown, double squares) {
  int depth() {
    return clicks.length;
  }

  /** What one display weighs: Σv²/Σv. */
  double weight() {
    return squares / shown;
  }

  /** Sums so far. */
  static final class State implements Serializable {
    private final double[] clicks;
    private double shown;
    private double squares;

    State(int depth) {
      clicks = new double[depth];
    }
  }

  /** Sums them; state: depth + 2 numbers. */
  record Counter(int depth) implements Fold<Impression, State, Clicked> {
    @Override
    public State start() {
      return new State(depth);
    }

    @Override
    public void add(State state, Impression item) {
      double v = item.weight();
      for (int i = 0; i < item.size(); i++) {
        state.clicks[item.positions()[i] - 1] += v * item.clicks()[i];
        state.shown += v;
        state.squares += v * v;
      }
    }

    @Override
    public void merge(State into, State from) {
      for (int k = 0; k < depth; k++) {
        into.clicks[k] += from.clicks[k];
      }
      into.shown += from.shown;
      into.squares += from.squares;
    }

    @Override
    public Clicked finish(State state) {
      return new Clicked(state.clicks, state.shown, state.squares);
    }
  }
}
