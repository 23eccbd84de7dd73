package io.cltr.objective;

/**
 * −(x̄ − λ √(S²/U)), x = e + w ε, x̄ its mean over rounds and S² its variance: the reward of a
 * policy less λ standard errors of its estimate (counterfactual risk minimisation). λ = 0 is the
 * mean alone.
 *
 * <pre>
 * t_1 = n e + w Σ v ε                         x̄  = t_1/N
 * t_2 = n e² + 2 e w Σ v ε + w² Σ v ε²        S² = t_2/N − x̄²
 * </pre>
 *
 * <p>U is the effective number of units. S²/U is the variance of x̄ where the rounds of a unit
 * repeat each other; where they are independent it is too large by up to N/U, which a smaller λ
 * makes good.
 *
 * <p>Source: Swaminathan and Joachims, JMLR 2015 (POEM); Maurer and Pontil, COLT 2009 (its bound).
 *
 * @param penalty λ ≥ 0
 */
public record PenalisedReward(double penalty) implements RoundObjective {
  @Override
  public int terms() {
    return 2;
  }

  @Override
  public void at(
      Rounds rounds,
      double weight,
      double expected,
      double[] terms,
      double[] byWeight,
      double[] byExpected) {
    terms[0] += rounds.shown() * expected + weight * rounds.residual();
    byWeight[0] = rounds.residual();
    byExpected[0] = rounds.shown();
    terms[1] +=
        rounds.shown() * expected * expected
            + 2 * expected * weight * rounds.residual()
            + weight * weight * rounds.square();
    byWeight[1] = 2 * (expected * rounds.residual() + weight * rounds.square());
    byExpected[1] = 2 * (rounds.shown() * expected + weight * rounds.residual());
  }

  @Override
  public double loss(double[] terms, double represented, double units, double[] byTerm) {
    double mean = terms[0] / represented;
    double variance = terms[1] / represented - mean * mean;
    byTerm[0] = -1 / represented;
    byTerm[1] = 0;
    if (!(variance > 0) || penalty == 0) {
      return -mean;
    }
    double error = Math.sqrt(variance / units);
    double slope = penalty / (2 * error * units);
    byTerm[0] -= slope * 2 * mean / represented;
    byTerm[1] = slope / represented;
    return penalty * error - mean;
  }
}
