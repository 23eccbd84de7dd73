package io.cltr.explain;

import java.util.stream.DoubleStream;

/**
 * Shapley values of one document's features: score = base + Σ_j contributions_j.
 *
 * @param base what is expected of a document of which nothing is known
 * @param contributions one per feature, in units of the score
 * @param errors standard error of each contribution; 0 where it is exact
 */
public record Explanation(double base, double[] contributions, double[] errors) {

  /** An explanation without error. */
  static Explanation exact(double base, double[] contributions) {
    return new Explanation(base, contributions, new double[contributions.length]);
  }

  /** base + Σ_j contributions_j. */
  public double sum() {
    double sum = base;
    for (double contribution : contributions) {
      sum += contribution;
    }
    return sum;
  }

  /** |base| + Σ_j |contributions_j|: what rounding is measured against. */
  double size() {
    return Math.abs(base) + DoubleStream.of(contributions).map(Math::abs).sum();
  }
}
