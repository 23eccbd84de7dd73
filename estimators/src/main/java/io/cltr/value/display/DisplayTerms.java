package io.cltr.value.display;

import io.cltr.value.DisplayWeight;
import io.cltr.value.RankingValue;

/**
 * What one estimator makes of the displays of one query in one slice, by candidate d, before ω: V_q
 * = Σ_d ω(d) coefficient(d).
 *
 * <p>Because ρ̂ is counted on the same impressions, its error belongs to the interval: with E_dk
 * the summed residuals at position k, linear_d = Σ_k ∂u/∂log ρ E_dk/n, an impression's contribution
 * has the addition ω linear_d (α_i(d)/ρ_d − 1), whose mean is 0.
 *
 * @param coefficient mean m(γ̂_d) + Σ_k u_dk E_dk/n
 * @param linear see above
 * @param slopes ∂(n coefficient)/∂log θ_k, candidate by position
 */
record DisplayTerms(double[] coefficient, double[] linear, double[][] slopes) {

  /**
   * The terms of {@code value} for outcomes of {@code kind}.
   *
   * @param gamma γ̂ by fold and candidate; 0 where there is none
   */
  static DisplayTerms of(RankingValue value, DisplayCounts counts, double[][] gamma, int kind) {
    int n = counts.exposure().length;
    int depth = counts.theta().length;
    DisplayTerms terms = new DisplayTerms(new double[n], new double[n], new double[n][depth]);
    for (int d = 0; d < n; d++) {
      terms.coefficient[d] = imputed(value, counts, gamma, d);
      if (counts.displays(d)) {
        terms.add(value, counts, gamma, kind, d);
      }
    }
    return terms;
  }

  private static double imputed(RankingValue value, DisplayCounts counts, double[][] gamma, int d) {
    double sum = 0;
    for (int f = 0; f < gamma.length; f++) {
      sum += counts.impressions()[f] * value.outcome().imputed(gamma[f][d]);
    }
    return sum / counts.all();
  }

  private void add(RankingValue value, DisplayCounts counts, double[][] gamma, int kind, int d) {
    double all = counts.all();
    double rho = counts.exposure()[d];
    DisplayWeight weight = value.weight();
    for (int k = 0; k < counts.theta().length; k++) {
      double alpha = counts.theta()[k];
      if (alpha > 0) {
        double residuals = 0;
        double byAlpha = 0;
        for (int f = 0; f < gamma.length; f++) {
          double shown = counts.shown()[f][d][k];
          // residuals are linear in the click: Σ e = Σ_f n_f e(0) + Σ c
          residuals += shown * value.outcome().residual(0, alpha, counts.beta()[k], gamma[f][d]);
          byAlpha += shown * value.outcome().byExamination(gamma[f][d]);
        }
        residuals += counts.outcomes()[kind][d][k];
        coefficient[d] += weight.of(rho, alpha) * residuals / all;
        linear[d] += weight.byExposure(rho, alpha) * residuals / all;
        slopes[d][k] +=
            weight.byExamination(rho, alpha) * residuals + weight.of(rho, alpha) * alpha * byAlpha;
      }
    }
    for (int k = 0; k < counts.theta().length; k++) {
      slopes[d][k] += linear[d] * counts.shown(d, k) * counts.theta()[k] / rho;
    }
  }
}
