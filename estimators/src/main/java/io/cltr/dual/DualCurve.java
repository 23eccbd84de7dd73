package io.cltr.dual;

import io.cltr.fold.Fold;
import io.cltr.scorer.Scorer;

/**
 * θ_k = Σ c_k exp(f_1 − f_k)/Σ c_1 over the clicked rankings that show positions 1 and k: clicks at
 * each position, weighted to the relevance of the document at position 1. Positions beyond {@code
 * depth} count for nothing. State: 2 K numbers.
 */
record DualCurve(Scorer scorer, double[] parameters, int depth)
    implements Fold<DualBlock, double[][], double[]> {

  @Override
  public double[][] start() {
    return new double[2][depth];
  }

  @Override
  public void add(double[][] state, DualBlock block) {
    for (int r = 0; r < block.rankings(); r++) {
      int from = block.offsets()[r];
      if (block.positions()[from] != 0) {
        continue;
      }
      int to = block.offsets()[r + 1];
      double[] scores = new double[to - from];
      scorer.score(parameters, block.features(), block.width(), from, to, scores);
      for (int i = 0; i < scores.length && block.positions()[from + i] < depth; i++) {
        int k = block.positions()[from + i];
        double clicks = block.clicks()[from + i];
        state[0][k] += clicks == 0 ? 0 : clicks * StrictMath.exp(scores[0] - scores[i]);
        state[1][k] += block.clicks()[from];
      }
    }
  }

  @Override
  public void merge(double[][] into, double[][] from) {
    for (int m = 0; m < into.length; m++) {
      for (int k = 0; k < depth; k++) {
        into[m][k] += from[m][k];
      }
    }
  }

  /** θ; NaN at positions without clicks, or without clicks at position 1 beside them. */
  @Override
  public double[] finish(double[][] state) {
    double[] theta = new double[depth];
    for (int k = 0; k < depth; k++) {
      theta[k] = state[0][k] > 0 && state[1][k] > 0 ? state[0][k] / state[1][k] : Double.NaN;
    }
    return theta;
  }
}
