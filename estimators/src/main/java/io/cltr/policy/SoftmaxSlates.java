package io.cltr.policy;

/**
 * Plackett–Luce: one candidate after another without replacement, in proportion to exp(score).
 * Cost: the candidates for each slot.
 *
 * @param scores of the candidates, divided by the temperature
 * @param weights exp(score − the largest score)
 */
public record SoftmaxSlates(double[] scores, double[] weights) implements Slates {
  private static final double SMALL = 1e-200;

  /** With these scores. */
  public static SoftmaxSlates of(double[] scores) {
    return new SoftmaxSlates(scores, weights(scores, new boolean[scores.length]));
  }

  private static double[] weights(double[] scores, boolean[] taken) {
    double most = Double.NEGATIVE_INFINITY;
    for (int d = 0; d < scores.length; d++) {
      most = taken[d] ? most : Math.max(most, scores[d]);
    }
    double[] weights = new double[scores.length];
    for (int d = 0; d < scores.length; d++) {
      weights[d] = taken[d] ? 0 : StrictMath.exp(scores[d] - most);
    }
    return weights;
  }

  @Override
  public double[] next(int[] above, int filled) {
    boolean[] taken = new boolean[scores.length];
    double[] next = weights.clone();
    for (int k = 0; k < filled; k++) {
      if (taken[above[k]]) {
        return new double[scores.length];
      }
      taken[above[k]] = true;
      next[above[k]] = 0;
    }
    double sum = sum(next);
    if (sum < SMALL) {
      next = weights(scores, taken);
      sum = sum(next);
    }
    for (int d = 0; d < next.length && filled < next.length; d++) {
      next[d] /= sum;
    }
    return next;
  }

  private static double sum(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum;
  }
}
