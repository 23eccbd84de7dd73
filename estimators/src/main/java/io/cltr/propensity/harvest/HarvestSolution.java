package io.cltr.propensity.harvest;

import java.util.List;

/**
 * A curve from {@link InterventionCounts}, with what each count does to it.
 *
 * @param logTheta log θ by 0-based position; read only where identified
 * @param identified 0-based positions whose ratio to position 1 is known; 0 first
 * @param perClick influence of one unit of ĉ_kl on log θ, K × K × K; null where not used
 * @param odds one unit of ¬ĉ_kl has −odds_kl times that
 */
record HarvestSolution(
    double[] logTheta, List<Integer> identified, double[][][] perClick, double[][] odds) {

  /** Nothing solved yet for {@code depth} positions but θ_1 = 1. */
  static HarvestSolution start(int depth, List<Integer> identified) {
    return new HarvestSolution(
        new double[depth], identified, new double[depth][depth][], new double[depth][depth]);
  }

  /** Adds log ĉ_kl − log ĉ_lk to log θ at the 0-based {@code positions}. */
  void addRatio(InterventionCounts counts, int k, int l, List<Integer> positions) {
    double here = counts.clicks()[k][l];
    double there = counts.clicks()[l][k];
    perClick[k][l] = new double[logTheta.length];
    perClick[l][k] = new double[logTheta.length];
    for (int position : positions) {
      logTheta[position] += StrictMath.log(here) - StrictMath.log(there);
      perClick[k][l][position] = 1 / here;
      perClick[l][k][position] = -1 / there;
    }
  }
}
