package io.cltr.ranker;

import io.cltr.fold.Fold;
import java.util.Arrays;

/**
 * The softmax loss of a linear ranker on clicked lists and its gradient, not yet divided by the
 * number of impressions:
 *
 * <pre>
 * L(w)    = −Σ_lists Σ_d γ̂_d ln softmax(f)_d,   f_d = w·z_d
 * ∂L/∂w_j =  Σ_lists Σ_d (Γ softmax(f)_d − γ̂_d) z_dj,   Γ = Σ_d γ̂_d
 * </pre>
 *
 * <p>ln Σ exp(f) is computed from the largest f, so no score overflows. Convex for γ̂ ≥ 0. State:
 * gradient and loss, width + 1 numbers.
 *
 * @param weights w, one per feature
 * @param column which signal γ̂ is
 */
record SoftmaxLoss(double[] weights, int column) implements Fold<ListBlock, double[], double[]> {

  @Override
  public double[] start() {
    return new double[weights.length + 1];
  }

  @Override
  public void add(double[] state, ListBlock block) {
    for (int list = 0; list < block.lists(); list++) {
      addList(state, block, block.offsets()[list], block.offsets()[list + 1]);
    }
  }

  private void addList(double[] state, ListBlock block, int from, int to) {
    double[] signal = block.signal()[column];
    double[] scores = new double[to - from];
    double largest = Double.NEGATIVE_INFINITY;
    double mass = 0;
    for (int row = from; row < to; row++) {
      double score = score(block.features(), row * weights.length);
      scores[row - from] = score;
      largest = Math.max(largest, score);
      mass += signal[row];
    }
    double total = 0;
    for (double score : scores) {
      total += StrictMath.exp(score - largest);
    }
    double logTotal = largest + StrictMath.log(total);
    for (int row = from; row < to; row++) {
      double logProbability = scores[row - from] - logTotal;
      state[weights.length] -= signal[row] * logProbability;
      double slope = mass * StrictMath.exp(logProbability) - signal[row];
      int at = row * weights.length;
      for (int j = 0; j < weights.length; j++) {
        state[j] += slope * block.features()[at + j];
      }
    }
  }

  private double score(double[] features, int at) {
    double score = 0;
    for (int j = 0; j < weights.length; j++) {
      score += weights[j] * features[at + j];
    }
    return score;
  }

  @Override
  public void merge(double[] into, double[] from) {
    Arrays.setAll(into, j -> into[j] + from[j]);
  }

  @Override
  public double[] finish(double[] state) {
    return state;
  }
}
