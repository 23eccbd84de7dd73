package io.cltr.reward;

import io.cltr.fold.Fold;
import io.cltr.log.Impression;
import io.cltr.propensity.Examination;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How a display turns into what is predicted: P(click) = θ_k γ + β_k in a log of rankings; the
 * reward itself, whatever the position, in a log of single actions, where every impression shows
 * one document with its logging probability.
 *
 * @param singleActions whether every impression does; false for an empty log
 * @param depth deepest position shown
 * @param smallestReward smallest reward of a display; 0 for an empty log
 * @param largestReward largest reward
 */
record LogShape(boolean singleActions, int depth, double smallestReward, double largestReward) {

  /** The same log, each slot of a ranking taken as an action by itself. */
  LogShape ofSlots() {
    return new LogShape(true, depth, smallestReward, largestReward);
  }

  /** How many positions have predictions of their own where these are counted per position. */
  int told() {
    return singleActions ? depth : 1;
  }

  /** θ by position, NaN where not identified; ones for single actions. */
  double[] theta(Examination examination) {
    double[] theta = new double[depth];
    Arrays.setAll(theta, k -> singleActions ? 1 : examination.at(k + 1));
    return theta;
  }

  /** β by position; 0 for single actions. */
  double[] beta(Examination examination) {
    double[] beta = new double[depth];
    Arrays.setAll(beta, k -> singleActions ? 0 : examination.beta(k + 1));
    return beta;
  }

  /** Sums so far. */
  static final class State implements Serializable {
    private long impressions;
    private long single;
    private int depth;
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;
  }

  /** Looks at every impression. */
  record Finder() implements Fold<Impression, State, LogShape> {
    @Override
    public State start() {
      return new State();
    }

    @Override
    public void add(State state, Impression item) {
      state.impressions++;
      state.single += item.size() == 1 && item.loggingProbabilities().length == 1 ? 1 : 0;
      for (int i = 0; i < item.size(); i++) {
        state.depth = Math.max(state.depth, item.positions()[i]);
        state.smallest = Math.min(state.smallest, item.rewards()[i]);
        state.largest = Math.max(state.largest, item.rewards()[i]);
      }
    }

    @Override
    public void merge(State into, State from) {
      into.impressions += from.impressions;
      into.single += from.single;
      into.depth = Math.max(into.depth, from.depth);
      into.smallest = Math.min(into.smallest, from.smallest);
      into.largest = Math.max(into.largest, from.largest);
    }

    @Override
    public LogShape finish(State state) {
      boolean empty = state.depth == 0;
      return new LogShape(
          state.impressions > 0 && state.single == state.impressions,
          state.depth,
          empty ? 0 : state.smallest,
          empty ? 0 : state.largest);
    }
  }
}
