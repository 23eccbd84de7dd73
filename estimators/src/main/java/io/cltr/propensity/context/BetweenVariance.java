package io.cltr.propensity.context;

import io.cltr.interval.StudentT;

/**
 * Variance of true values between contexts, from estimates that may share units.
 *
 * <pre>
 * w_v = 1/s_v²,  μ = Σ w L/Σ w,  Q = Σ w (L − μ)²,  E = Σ w Var(ψ_v − ψ_μ)
 * τ² = max(0, (Q − E)/(Σ w − Σ w²/Σ w))
 * </pre>
 *
 * <p>with s_v² and Var from influence by unit bucket; where contexts share no units E is their
 * number less one.
 *
 * <p>Q of contexts that are alike varies by √(2 (contexts − 1)); what is likely adds that to Q.
 *
 * <p>Source: DerSimonian, Laird, Controlled Clinical Trials 1986, with E by influence.
 *
 * @param value τ²
 * @param likely τ² plus its standard error where contexts are alike
 */
record BetweenVariance(double value, double likely) {
  private static final BetweenVariance NONE = new BetweenVariance(0, 0);

  /**
   * Of contexts; 0 for fewer than two.
   *
   * @param estimates L_v
   * @param influence ψ_v by context, then bucket; a bucket without units has 0
   */
  static BetweenVariance of(double[] estimates, double[][] influence) {
    int contexts = estimates.length;
    if (contexts < 2) {
      return NONE;
    }
    double[] weights = new double[contexts];
    double sum = 0;
    double squares = 0;
    double mean = 0;
    for (int v = 0; v < contexts; v++) {
      double error = StudentT.standardError(influence[v]);
      weights[v] = 1 / (error * error);
      sum += weights[v];
      squares += weights[v] * weights[v];
      mean += weights[v] * estimates[v];
    }
    mean /= sum;
    double[] common = new double[influence[0].length];
    for (int v = 0; v < contexts; v++) {
      for (int b = 0; b < common.length; b++) {
        common[b] += weights[v] / sum * influence[v][b];
      }
    }
    double q = 0;
    double expected = 0;
    for (int v = 0; v < contexts; v++) {
      double[] apart = new double[common.length];
      for (int b = 0; b < common.length; b++) {
        apart[b] = influence[v][b] - common[b];
      }
      double error = StudentT.standardError(apart);
      q += weights[v] * (estimates[v] - mean) * (estimates[v] - mean);
      expected += weights[v] * error * error;
    }
    double scale = sum - squares / sum;
    double chance = Math.sqrt(2 * (contexts - 1.0));
    return new BetweenVariance(
        Math.max(0, (q - expected) / scale), Math.max(0, (q - expected + chance) / scale));
  }
}
