package io.cltr.propensity.regression;

import io.cltr.fold.Blocks;
import io.cltr.fold.Fold;
import io.cltr.propensity.pbm.PbmBlock;

/**
 * θ_k = argmax Σ c log(θ_k γ̂) + (n − c) log(1 − θ_k γ̂) at each position, γ̂ of a document by the
 * weights that were fitted without its fold. Concave in log θ_k: Newton's steps, at most half the
 * way to where some θ_k γ̂ is 1. State: 4 K numbers.
 *
 * @param weights w by fold
 */
record RegressionCurve(double[] theta, double[][] weights)
    implements Fold<RegressionBlock, double[][], double[][]> {
  private static final int MAX_STEPS = 100;
  private static final double CONVERGED = 1e-11;

  /** θ at the used positions; the others stay as in {@code start}. */
  static double[] of(
      Blocks<RegressionBlock> blocks, double[] start, boolean[] used, double[][] weights) {
    double[] theta = start.clone();
    for (int step = 0; step < MAX_STEPS; step++) {
      double[][] sums = blocks.fold(new RegressionCurve(theta, weights));
      double largest = 0;
      for (int k = 0; k < theta.length; k++) {
        if (used[k]) {
          double room = -StrictMath.log(theta[k] * sums[2][k]);
          double move = Math.min(sums[0][k] / sums[1][k], room / 2);
          theta[k] *= StrictMath.exp(Math.max(-1, move));
          largest = Math.max(largest, Math.abs(move));
        }
      }
      if (largest < CONVERGED) {
        return theta;
      }
    }
    throw new ArithmeticException("θ did not converge in %d steps".formatted(MAX_STEPS));
  }

  @Override
  public double[][] start() {
    return new double[3][theta.length];
  }

  /** Score and information on log θ_k, and the largest γ̂ that was passed over at k. */
  @Override
  public void add(double[][] state, RegressionBlock block) {
    PbmBlock cells = block.cells();
    for (int d = 0; d < cells.documents(); d++) {
      if (block.folds()[d] < 0) {
        continue;
      }
      double gamma = RegressionLoss.sigmoid(block.score(weights[block.folds()[d]], d));
      for (int i = cells.offsets()[d]; i < cells.offsets()[d + 1]; i++) {
        int k = cells.positions()[i];
        double p = theta[k] * gamma;
        double skips = cells.shown()[i] - cells.clicks()[i];
        state[0][k] += cells.clicks()[i] - skips * p / (1 - p);
        state[1][k] += skips * p / ((1 - p) * (1 - p));
        if (skips > 0) {
          state[2][k] = Math.max(state[2][k], gamma);
        }
      }
    }
  }

  @Override
  public void merge(double[][] into, double[][] from) {
    for (int k = 0; k < theta.length; k++) {
      into[0][k] += from[0][k];
      into[1][k] += from[1][k];
      into[2][k] = Math.max(into[2][k], from[2][k]);
    }
  }

  @Override
  public double[][] finish(double[][] state) {
    return state;
  }
}
