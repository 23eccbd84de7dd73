package io.cltr.interval;

import java.util.List;

/**
 * Anytime-valid bounds of a mean that is estimated anew from each night's new units: P(it is ever
 * outside) ≤ 1 − level, however long one looks and whenever one stops.
 *
 * <pre>
 * D̂ = Σ_t n_t D_t/N,   V = Σ_t n_t² s_t²,   half width √((V + ρ) ln((V + ρ)/(ρ α²)))/N,   ρ = n_1² s_1²
 * </pre>
 *
 * <p>Σ n_t (D_t − D) is a random walk with variance V, and a mixture of normal drifts crosses the
 * bound with probability α at most (Ville). ρ makes it narrowest at about eight nights like the
 * first. Nights weigh by their impressions n, not by 1/s²: an estimated s goes with the estimate,
 * and would bias the mean. Assumes nights that are independent and near normal given what was
 * before them: units that were not counted before, policies and propensities fixed before the
 * night. With few units a night, or s from fewer than some 30 buckets, the bounds are too short.
 *
 * <p>Source: Robbins, Ann. Math. Stat. 1970; Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, Ann.
 * Stat. 2024 (for estimated variances).
 *
 * @param estimate D̂; NaN without nights
 * @param low lower bound
 * @param high upper bound
 */
public record NormalMixture(double estimate, double low, double high) {

  /**
   * One night.
   *
   * @param weight n, above 0
   * @param contrast D with its standard error s
   */
  public record Night(double weight, PairedMeans.Contrast contrast) {}

  /** Bounds after {@code nights}; infinite without any, or where one has no finite error. */
  public static NormalMixture of(List<Night> nights, double level) {
    Levels.require(level);
    double alpha = 1 - level;
    double all = 0;
    double sum = 0;
    double variance = 0;
    double first = 0;
    for (Night night : nights) {
      double error = night.weight() * night.contrast().standardError();
      first = first == 0 ? error * error : first;
      all += night.weight();
      sum += night.weight() * night.contrast().value();
      variance += error * error;
    }
    double estimate = all == 0 ? Double.NaN : sum / all;
    if (first == 0 || Double.isInfinite(variance)) {
      return new NormalMixture(estimate, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double wide = variance + first;
    double half = Math.sqrt(wide * StrictMath.log(wide / (first * alpha * alpha))) / all;
    return new NormalMixture(estimate, estimate - half, estimate + half);
  }
}
