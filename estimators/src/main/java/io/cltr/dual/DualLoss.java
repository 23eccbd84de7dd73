package io.cltr.dual;

import io.cltr.fold.Fold;
import io.cltr.scorer.Scorer;
import java.util.Arrays;

/**
 * −Σ_r Σ_i c_i/θ_k(i) ln softmax(f)_i over the rows of clicked rankings, with its slopes by the
 * parameters; rows at positions without θ are left out. State: parameters + 1 numbers.
 *
 * @param theta NaN where not known
 */
record DualLoss(Scorer scorer, double[] parameters, double[] theta)
    implements Fold<DualBlock, double[], double[]> {

  @Override
  public double[] start() {
    return new double[parameters.length + 1];
  }

  @Override
  public void add(double[] state, DualBlock block) {
    for (int r = 0; r < block.rankings(); r++) {
      int from = block.offsets()[r];
      int to = block.offsets()[r + 1];
      double[] scores = new double[to - from];
      scorer.score(parameters, block.features(), block.width(), from, to, scores);
      double logTotal = logSumExp(scores, block, from);
      double mass = 0;
      double[] slopes = new double[scores.length];
      for (int i = 0; i < scores.length; i++) {
        double examined = theta[block.positions()[from + i]];
        double clicks = block.clicks()[from + i];
        if (clicks > 0 && !Double.isNaN(examined)) {
          slopes[i] = -clicks / examined;
          mass -= slopes[i];
          state[0] += slopes[i] * (scores[i] - logTotal);
        }
      }
      for (int i = 0; i < scores.length; i++) {
        if (mass > 0 && !Double.isNaN(theta[block.positions()[from + i]])) {
          slopes[i] += mass * StrictMath.exp(scores[i] - logTotal);
        }
      }
      scorer.backward(parameters, block.features(), block.width(), from, to, slopes, state, 1);
    }
  }

  private double logSumExp(double[] scores, DualBlock block, int from) {
    double largest = Arrays.stream(scores).max().orElse(0);
    double total = 0;
    for (int i = 0; i < scores.length; i++) {
      if (!Double.isNaN(theta[block.positions()[from + i]])) {
        total += StrictMath.exp(scores[i] - largest);
      }
    }
    return total == 0 ? largest : largest + StrictMath.log(total);
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
