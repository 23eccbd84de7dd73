package io.cltr.reward;

import io.cltr.fold.Fold;

/**
 * −Σ c log p + (n − c) log(1 − p), p = θ_k σ(w·z + w_0) + β_k, over the cells of all folds but one,
 * with its gradient. State: the value, width + 1 slopes (that of w_0 last) and Σ n.
 *
 * @param theta θ by position, at most 1 − β
 * @param beta β by position
 * @param weights w and w_0
 * @param leftOut the fold whose cells do not count
 */
record LogisticLoss(double[] theta, double[] beta, double[] weights, int leftOut)
    implements Fold<LogisticBlock, double[], double[]> {
  private static final double SMALLEST = 1e-280;

  /** σ(f) = 1/(1 + e^{−f}). */
  static double sigmoid(double f) {
    double e = StrictMath.exp(-Math.abs(f));
    return f >= 0 ? 1 / (1 + e) : e / (1 + e);
  }

  /** w·z + w_0, z from {@code offset} on. */
  static double score(double[] weights, double[] features, int offset) {
    int width = weights.length - 1;
    double score = weights[width];
    for (int j = 0; j < width; j++) {
      score += weights[j] * features[offset + j];
    }
    return score;
  }

  @Override
  public double[] start() {
    return new double[weights.length + 2];
  }

  @Override
  public void add(double[] state, LogisticBlock block) {
    int width = block.width();
    for (int d = 0; d < block.documents(); d++) {
      double score = score(weights, block.features(), d * width);
      double yes = sigmoid(score);
      double no = sigmoid(-score);
      double slope = 0;
      for (int i = block.offsets()[d]; i < block.offsets()[d + 1]; i++) {
        if (block.folds()[i] == leftOut) {
          continue;
        }
        int k = block.positions()[i];
        double p = Math.max(theta[k] * yes + beta[k], SMALLEST);
        double q = Math.max(1 - theta[k] - beta[k] + theta[k] * no, SMALLEST);
        double gained = block.gained()[i];
        double lost = block.shown()[i] - gained;
        state[0] -= gained * StrictMath.log(p) + lost * StrictMath.log(q);
        slope -= (gained / p - lost / q) * theta[k] * yes * no;
        state[weights.length + 1] += block.shown()[i];
      }
      for (int j = 0; j < width; j++) {
        state[1 + j] += slope * block.features()[d * width + j];
      }
      state[1 + width] += slope;
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
