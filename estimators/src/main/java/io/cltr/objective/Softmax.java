package io.cltr.objective;

/**
 * t = −Σ_d γ̂_d ln softmax(f)_d, ∂t/∂f_d = Γ p_d − γ̂_d with Γ = Σ_d γ̂_d and p = softmax(f); the
 * curvature is Γ p_d (1 − p_d).
 *
 * <p>ln Σ exp(f) is computed from the largest f, so no score overflows. Convex in f for γ̂ ≥ 0
 * (Bruch, Wang, Bendersky and Najork, ICTIR 2019).
 */
public record Softmax() implements CurvedObjective {
  private static final double LEAST_CURVATURE = 1e-16;

  @Override
  public double at(ListData list, double[] scores, double[] slopes, double[] curvatures) {
    double[] signal = list.signal();
    double mass = 0;
    for (double gamma : signal) {
      mass += gamma;
    }
    double logTotal = logSumExp(scores);
    double loss = 0;
    for (int d = 0; d < scores.length; d++) {
      double logProbability = scores[d] - logTotal;
      double probability = StrictMath.exp(logProbability);
      loss -= signal[d] == 0 ? 0 : signal[d] * logProbability;
      slopes[d] = mass * probability - signal[d];
      curvatures[d] = Math.max(mass * probability * (1 - probability), LEAST_CURVATURE);
    }
    return loss;
  }

  static double logSumExp(double[] scores) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      largest = Math.max(largest, score);
    }
    double total = 0;
    for (double score : scores) {
      total += StrictMath.exp(score - largest);
    }
    return largest + StrictMath.log(total);
  }
}
