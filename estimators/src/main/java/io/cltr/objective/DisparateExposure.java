package io.cltr.objective;

import java.util.Optional;

/**
 * Softmax loss with a penalty where the protected group gets less exposure at the top:
 *
 * <pre>
 * t = −Σ_d γ̂_d ln p_d + γ n max(0, E₀ − E₁)²,   p = softmax(f),  E_g = v_1 (mean of p over the documents of g)
 * </pre>
 *
 * <p>n are the impressions of the list's query, E₁ is that of documents that belong to a group of
 * the reader, E₀ that of all others; v_1 = 1/ln 2 as published. A list of one kind has no penalty.
 * Not convex in f for γ &gt; 0.
 *
 * @param gamma γ ≥ 0
 * @param reader of the protected groups
 */
public record DisparateExposure(double gamma, GroupReader reader) implements ListObjective {
  private static final double FIRST = 1 / StrictMath.log(2);
  private static final Softmax SOFTMAX = new Softmax();

  @Override
  public void at(ListData list, double[] scores, double[] terms, double[][] slopes) {
    SOFTMAX.at(list, scores, terms, slopes);
    int n = scores.length;
    double[] p = new double[n];
    double logTotal = Softmax.logSumExp(scores);
    double mass = 0;
    int many = 0;
    for (int d = 0; d < n; d++) {
      p[d] = StrictMath.exp(scores[d] - logTotal);
      if (list.groups().members()[d] != 0) {
        mass += p[d];
        many++;
      }
    }
    if (many == 0 || many == n) {
      return;
    }
    double own = FIRST / many;
    double other = FIRST / (n - many);
    double gap = Math.max(0, other * (1 - mass) - own * mass);
    double weight = gamma * list.impressions();
    terms[0] += weight * gap * gap;
    for (int d = 0; d < n; d++) {
      boolean isProtected = list.groups().members()[d] != 0;
      double inside = (isProtected ? 1 : 0) - mass;
      slopes[0][d] -= 2 * weight * gap * (own + other) * p[d] * inside;
    }
  }

  @Override
  public Optional<GroupReader> groups() {
    return Optional.of(reader);
  }

  @Override
  public boolean endsEarly() {
    return false;
  }
}
