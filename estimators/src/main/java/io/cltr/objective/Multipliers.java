package io.cltr.objective;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What it costs to miss demands while they are searched for: for a demand v ≤ 0,
 *
 * <pre>
 * ψ(v) = (s² − λ²)/(2ρ) with s = max(0, λ + ρ v) where s ≤ p,   p v − (p − λ)²/(2ρ) beyond;   ψ'(v) = min(s, p)
 * </pre>
 *
 * <p>the augmented Lagrangian of Powell and Hestenes: at its minimum ψ' is the multiplier of the
 * next round, λ ← min(p, max(0, λ + ρ v)), which is a step of dual ascent.
 *
 * @param above λ of each demand's upper bound
 * @param below λ of its lower bound
 * @param stiffness ρ &gt; 0
 * @param price p &gt; 0, the largest multiplier; +∞ for demands that must be met
 */
public record Multipliers(double[] above, double[] below, double stiffness, double price)
    implements Serializable {

  /** All 0. */
  public static Multipliers none(int demands, double stiffness, double price) {
    return new Multipliers(new double[demands], new double[demands], stiffness, price);
  }

  /** Σ_m ψ, and fills in its slopes by {@code x}. */
  double cost(Demands demands, double[] x, double[] slopes) {
    double cost = 0;
    for (int m = 0; m < x.length; m++) {
      double over = x[m] - demands.high(m);
      double under = demands.low(m) - x[m];
      cost += psi(above[m], over) + psi(below[m], under);
      slopes[m] = slope(above[m], over) - slope(below[m], under);
    }
    return cost;
  }

  /** The multipliers of the next round, after demands came to {@code x}. */
  public Multipliers next(Demands demands, double[] x) {
    double[] up = new double[x.length];
    double[] down = new double[x.length];
    Arrays.setAll(up, m -> slope(above[m], x[m] - demands.high(m)));
    Arrays.setAll(down, m -> slope(below[m], demands.low(m) - x[m]));
    return new Multipliers(up, down, stiffness, price);
  }

  /** The same with twice the ρ, for demands that do not come closer. */
  public Multipliers stiffer() {
    return new Multipliers(above, below, 2 * stiffness, price);
  }

  private double slope(double lambda, double violation) {
    return Math.min(price, Math.max(0, lambda + stiffness * violation));
  }

  private double psi(double lambda, double violation) {
    if (violation == Double.NEGATIVE_INFINITY) {
      return 0;
    }
    double s = slope(lambda, violation);
    double inner = (s * s - lambda * lambda) / (2 * stiffness);
    return lambda + stiffness * violation > price
        ? inner + price * (violation - (price - lambda) / stiffness)
        : inner;
  }
}
