package io.cltr.value;

import java.io.Serializable;

/**
 * What one impression adds to one slice, linearised in the display distribution.
 *
 * @param x to Σ X, by cell
 * @param s to Σ S, by cell
 * @param weight the weight that the impression itself used, by cell
 * @param cut the weight that a cap took from it, by cell
 * @param omega to Σ Ω, by pair
 */
public record SliceContribution(
    double[] x, double[] s, double[] weight, double[] cut, double[] omega) implements Serializable {
  SliceContribution copy() {
    return new SliceContribution(x.clone(), s.clone(), weight.clone(), cut.clone(), omega.clone());
  }

  static SliceContribution empty(int cells, int pairs) {
    return new SliceContribution(
        new double[cells],
        new double[cells],
        new double[cells],
        new double[cells],
        new double[pairs]);
  }
}
