package io.cltr.interval;

import java.util.List;

/**
 * Anytime-valid bounds of a quantity that is estimated anew from each night's new units: P(it is
 * ever outside) ≤ 1 − level, however long one looks and whenever one stops.
 *
 * <pre>
 * I = Σ_t 1/s_t²,   D̂ = Σ_t D_t/s_t² / I,   half width √((I + ρ) ln((I + ρ)/(ρ α²)))/I,   ρ = 1/s_1²
 * </pre>
 *
 * <p>S = Σ (D_t − D)/s_t² is a random walk with variance I, and the bound is crossed with
 * probability α at most for a mixture of normal drifts (Ville). ρ makes it narrowest at about eight
 * nights like the first. Assumes nights that are independent and near normal given what was before
 * them: units that were not counted before, policies and propensities fixed before the night. With
 * few units a night the normal is off, and the bounds are too short. Exact variances are not
 * needed, but those estimated from fewer than some 30 buckets make them too short.
 *
 * <p>Source: Robbins, Ann. Math. Stat. 1970; Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, Ann.
 * Stat. 2024 (for estimated variances).
 *
 * @param estimate D̂
 * @param low lower bound
 * @param high upper bound
 */
public record NormalMixture(double estimate, double low, double high) {

  /** Bounds after {@code nights}; nothing is known without any, or with one that has no error. */
  public static NormalMixture of(List<PairedMeans.Contrast> nights, double level) {
    double alpha = 1 - level;
    Levels.require(level);
    double information = 0;
    double sum = 0;
    double first = 0;
    for (PairedMeans.Contrast night : nights) {
      double precision = 1 / (night.standardError() * night.standardError());
      if (!(precision > 0 && Double.isFinite(precision))) {
        continue;
      }
      first = first == 0 ? precision : first;
      information += precision;
      sum += precision * night.value();
    }
    if (information == 0) {
      return new NormalMixture(Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double wide = information + first;
    double half = Math.sqrt(wide * StrictMath.log(wide / (first * alpha * alpha))) / information;
    double estimate = sum / information;
    return new NormalMixture(estimate, estimate - half, estimate + half);
  }
}
