package io.cltr.objective;

import java.util.Arrays;

/**
 * −(R − λ √(S²/U)), R = Σ v w r/Σ v w: the self-normalised reward of a policy less λ standard
 * errors of its estimate. A policy cannot gain by weights that are too large or too small
 * altogether, which the plain mean rewards it for wherever all rewards have one sign (propensity
 * overfitting).
 *
 * <pre>
 * t = (Σ v w r, Σ v w, Σ v w² r², Σ v w² r, Σ v w²)
 * S² = (t_3 − 2 R t_4 + R² t_5)/N ÷ (t_2/N)²
 * </pre>
 *
 * <p>S²/U is the variance by the delta method, units as in {@link PenalisedReward}. Biased by
 * O(1/U). 0 where no weight was used. It reads no reward model.
 *
 * <p>Source: Swaminathan and Joachims, NeurIPS 2015 (Norm-POEM).
 *
 * @param penalty λ ≥ 0
 */
public record NormalisedReward(double penalty) implements RoundObjective {
  @Override
  public int terms() {
    return 5;
  }

  @Override
  public void at(
      Rounds rounds,
      double weight,
      double expected,
      double[] terms,
      double[] byWeight,
      double[] byExpected) {
    double[] factors = {
      rounds.residual(), rounds.shown(), rounds.square(), rounds.residual(), rounds.shown()
    };
    for (int m = 0; m < factors.length; m++) {
      boolean linear = m < 2;
      terms[m] += factors[m] * (linear ? weight : weight * weight);
      byWeight[m] = factors[m] * (linear ? 1 : 2 * weight);
      byExpected[m] = 0;
    }
  }

  @Override
  public double loss(double[] terms, double represented, double units, double[] byTerm) {
    Arrays.fill(byTerm, 0);
    double total = terms[1];
    if (!(total > 0)) {
      return 0;
    }
    double reward = terms[0] / total;
    double spread = terms[2] - 2 * reward * terms[3] + reward * reward * terms[4];
    double byReward = -1;
    double loss = -reward;
    if (spread > 0 && penalty > 0) {
      double error = Math.sqrt(spread * represented / units) / total;
      loss += penalty * error;
      double bySpread = penalty * error / (2 * spread);
      byReward += bySpread * 2 * (reward * terms[4] - terms[3]);
      byTerm[1] -= penalty * error / total;
      byTerm[2] = bySpread;
      byTerm[3] = -2 * reward * bySpread;
      byTerm[4] = reward * reward * bySpread;
    }
    byTerm[0] = byReward / total;
    byTerm[1] -= byReward * reward / total;
    return loss;
  }
}
