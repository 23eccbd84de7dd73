package io.cltr.learner;

import io.cltr.fold.Fold;
import io.cltr.scorer.Scorer;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The loss of pairs by position, and its slopes: over every clicked document i and every other one
 * j of its list, with l = ln(1 + exp(f_j − f_i)),
 *
 * <pre>
 * loss = Σ v l/(t⁺_i t⁻_j),   clicked_k = Σ_{i at k} v l/t⁻_j,   other_k = Σ_{j at k} v l/t⁺_i
 * </pre>
 *
 * <p>State: parameters + 1 + 2 K numbers.
 *
 * @param clicked t⁺ by place in the list
 * @param other t⁻ likewise
 */
record PairCurve(Scorer scorer, double[] parameters, double[] clicked, double[] other)
    implements Fold<ListBlock, PairCurve.State, PairCurve.State> {

  /**
   * Sums.
   *
   * @param loss of all pairs, and its slopes by the parameters
   * @param clicked by place of the clicked document
   * @param other by place of the other one
   */
  record State(double[] loss, double[] clicked, double[] other) implements Serializable {}

  @Override
  public State start() {
    return new State(
        new double[parameters.length + 1], new double[clicked.length], new double[other.length]);
  }

  @Override
  public void add(State state, ListBlock block) {
    for (int list = 0; list < block.lists(); list++) {
      int from = block.offsets()[list];
      int to = block.offsets()[list + 1];
      double[] scores = new double[to - from];
      double[] slopes = new double[scores.length];
      scorer.score(parameters, block.features(), block.width(), from, to, scores);
      int deep = Math.min(scores.length, clicked.length);
      for (int i = 0; i < deep; i++) {
        for (int j = 0; j < deep; j++) {
          if (block.signal()[0][from + i] > 0 && !(block.signal()[0][from + j] > 0)) {
            pair(state, block.impressions()[list], scores, slopes, i, j);
          }
        }
      }
      scorer.backward(parameters, block.features(), block.width(), from, to, slopes, state.loss, 1);
    }
  }

  private void pair(State state, double v, double[] scores, double[] slopes, int i, int j) {
    double behind = scores[j] - scores[i];
    double loss = v * (Math.max(behind, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(behind))));
    double weight = 1 / (clicked[i] * other[j]);
    double slope = v * weight / (1 + StrictMath.exp(-behind));
    state.loss[0] += weight * loss;
    state.clicked[i] += loss / other[j];
    state.other[j] += loss / clicked[i];
    slopes[i] -= slope;
    slopes[j] += slope;
  }

  @Override
  public void merge(State into, State from) {
    Arrays.setAll(into.loss, m -> into.loss[m] + from.loss[m]);
    Arrays.setAll(into.clicked, k -> into.clicked[k] + from.clicked[k]);
    Arrays.setAll(into.other, k -> into.other[k] + from.other[k]);
  }

  @Override
  public State finish(State state) {
    return state;
  }
}
