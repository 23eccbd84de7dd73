package io.cltr.value;

import java.io.Serializable;

/**
 * What one impression adds to one slice, linearised in the display distribution.
 *
 * @param x to Σ X, by cell
 * @param s to Σ S, by cell
 * @param weight the weight that the impression itself used, by cell
 * @param omega to Σ Ω, by pair
 */
public record SliceContribution(double[] x, double[] s, double[] weight, double[] omega)
    implements Serializable {
  static SliceContribution empty(Valuation valuation) {
    return new SliceContribution(
        new double[valuation.cells()],
        new double[valuation.cells()],
        new double[valuation.cells()],
        new double[valuation.pairs()]);
  }
}
