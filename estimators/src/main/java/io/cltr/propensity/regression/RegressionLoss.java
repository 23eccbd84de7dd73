package io.cltr.propensity.regression;

import io.cltr.fold.Fold;
import io.cltr.propensity.pbm.PbmBlock;
import java.util.Arrays;

/**
 * −Σ c log p + (n − c) log(1 − p), p = σ(η_k) σ(w·z), η_1 = ∞, over the used cells of all folds but
 * one, with its gradient. State: the value, K − 1 + width slopes and Σ n.
 *
 * @param used positions that count
 * @param parameters η_2 … η_K and w
 * @param leftOut the fold that does not count
 */
record RegressionLoss(boolean[] used, double[] parameters, int leftOut)
    implements Fold<RegressionBlock, double[], double[]> {
  private static final double SMALLEST = 1e-280;

  /** σ(f) = 1/(1 + e^{−f}). */
  static double sigmoid(double f) {
    double e = StrictMath.exp(-Math.abs(f));
    return f >= 0 ? 1 / (1 + e) : e / (1 + e);
  }

  /** θ_k = σ(η_k); 1 at position 1. */
  static double[] theta(double[] parameters, int depth) {
    double[] theta = new double[depth];
    theta[0] = 1;
    for (int k = 1; k < depth; k++) {
      theta[k] = sigmoid(parameters[k - 1]);
    }
    return theta;
  }

  /** w. */
  static double[] weights(double[] parameters, int depth) {
    return Arrays.copyOfRange(parameters, depth - 1, parameters.length);
  }

  @Override
  public double[] start() {
    return new double[parameters.length + 2];
  }

  @Override
  public void add(double[] state, RegressionBlock block) {
    int depth = used.length;
    double[] theta = theta(parameters, depth);
    double[] weights = weights(parameters, depth);
    PbmBlock cells = block.cells();
    for (int d = 0; d < cells.documents(); d++) {
      if (block.folds()[d] < 0 || block.folds()[d] == leftOut) {
        continue;
      }
      double score = block.score(weights, d);
      double yes = sigmoid(score);
      double no = sigmoid(-score);
      double slope = 0;
      for (int i = cells.offsets()[d]; i < cells.offsets()[d + 1]; i++) {
        int k = cells.positions()[i];
        if (!used[k]) {
          continue;
        }
        double hidden = k == 0 ? 0 : sigmoid(-parameters[k - 1]);
        double p = Math.max(theta[k] * yes, SMALLEST);
        double q = Math.max(hidden + theta[k] * no, SMALLEST);
        double clicks = cells.clicks()[i];
        double skips = cells.shown()[i] - clicks;
        state[0] -= clicks * StrictMath.log(p) + skips * StrictMath.log(q);
        double residual = clicks - skips * p / q;
        slope -= residual * no;
        if (k > 0) {
          state[k] -= residual * hidden;
        }
        state[parameters.length + 1] += cells.shown()[i];
      }
      for (int j = 0; j < block.width(); j++) {
        state[depth + j] += slope * block.features()[d * block.width() + j];
      }
    }
  }

  @Override
  public void merge(double[] into, double[] from) {
    for (int j = 0; j < into.length; j++) {
      into[j] += from[j];
    }
  }

  @Override
  public double[] finish(double[] state) {
    return state;
  }
}
