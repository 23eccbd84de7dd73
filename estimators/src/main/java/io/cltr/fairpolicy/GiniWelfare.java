package io.cltr.fairpolicy;

import io.cltr.log.ConfigException;
import io.cltr.mixture.PermutahedronProjection;

/**
 * Generalised Gini: exposures from the smallest to the largest, by weights that fall.
 *
 * <pre>
 * Ψ = Σ_i w_i x_(i)/I,   w_i ∝ ((I − i + 1)/I)^p, mean 1;   x_(1) ≤ x_(2) ≤ …
 * </pre>
 *
 * <p>It has no gradient where exposures are equal, so its Moreau envelope is taken: Ψ_s = min_y
 * [⟨y, x⟩ + s/2 (‖y‖² − I)]/I over the hull of all permutations of w, with gradient y/I, a {@link
 * PermutahedronProjection} of −x/s. Equal exposures have Ψ_s = 1 at a mean of 1. Ψ_s is above Ψ by
 * at most s/2 (Σ w²/I − 1).
 *
 * <p>Source: Do, Usunier, SIGIR 2022.
 *
 * @param power p ≥ 0; 0 counts sums, 1 is 1 less the Gini index, ∞ the worst
 * @param smoothing s > 0
 */
public record GiniWelfare(double power, double smoothing) implements ItemWelfare {
  /** The Gini index, smoothed by 0.1. */
  public GiniWelfare() {
    this(1, 0.1);
  }

  /** Checks the ranges. */
  public GiniWelfare {
    if (!(power >= 0 && power <= 100)) {
      throw new ConfigException(
          "gini: power %s, allowed are numbers from 0 to 100".formatted(power));
    }
    if (!(smoothing > 0 && Double.isFinite(smoothing))) {
      throw new ConfigException(
          "gini: smoothing %s, allowed are finite numbers above 0".formatted(smoothing));
    }
  }

  @Override
  public String id() {
    return "gini";
  }

  @Override
  public String summary() {
    return "Exposures weighted by their order, the smallest most (generalised Gini), smoothed";
  }

  @Override
  public String source() {
    return "Do, Usunier, SIGIR 2022";
  }

  @Override
  public double at(double[] exposures, double[] gradient) {
    int n = exposures.length;
    double[] cooled = new double[n];
    for (int i = 0; i < n; i++) {
      cooled[i] = -exposures[i] / smoothing;
    }
    double[] nearest = PermutahedronProjection.of(cooled, weights(n));
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += nearest[i] * exposures[i] + smoothing / 2 * (nearest[i] * nearest[i] - 1);
      gradient[i] = nearest[i] / n;
    }
    return n == 0 ? 0 : sum / n;
  }

  @Override
  public double unseen(int items) {
    return items == 0 ? 0 : weights(items)[0] / items;
  }

  private double[] weights(int items) {
    double[] weights = new double[items];
    double sum = 0;
    for (int i = 0; i < items; i++) {
      weights[i] = StrictMath.pow((double) (items - i) / items, power);
      sum += weights[i];
    }
    for (int i = 0; i < items; i++) {
      weights[i] *= items / sum;
    }
    return weights;
  }
}
