package io.cltr.fairness;

import java.io.Serializable;

/**
 * A linear demand on where groups are put: low ≤ Σ_g a_g E_g + b_g I_g ≤ high, with E_g = Σ_{d in
 * g} E[v(rank of d)] and I_g the same with γ̂_d times each document.
 *
 * @param name what it compares, for reports
 * @param exposure a, by group
 * @param impact b, by group
 * @param prefix 0: v = θ, exposure; k: v = 1 down to rank k, a place among the first k
 * @param low −∞ for none
 * @param high +∞ for none
 */
public record GroupRow(
    String name, double[] exposure, double[] impact, int prefix, double low, double high)
    implements Serializable {

  /** The demand on the difference of two groups' exposures: |Σ a_g E_g| ≤ slack. */
  static GroupRow within(String name, double[] exposure, double slack) {
    return new GroupRow(name, exposure, new double[exposure.length], 0, -slack, slack);
  }

  /** Σ_g a_g E_g + b_g I_g. */
  public double of(double[] exposures, double[] impacts) {
    double sum = 0;
    for (int g = 0; g < exposure.length; g++) {
      sum += exposure[g] * exposures[g] + impact[g] * impacts[g];
    }
    return sum;
  }

  /** What one unit of exposure of a document with relevance γ̂ in the groups adds. */
  public double coefficient(int[] groups, double relevance) {
    double sum = 0;
    for (int g : groups) {
      sum += exposure[g] + impact[g] * relevance;
    }
    return sum;
  }
}
