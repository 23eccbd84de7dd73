package io.cltr.value.sum;

import java.io.Serializable;

/**
 * What one impression adds to one slice, linearised in the display distribution.
 *
 * @param moments to the sums, laid out by {@link CellLayout}
 * @param weight the weight that the impression itself used, by cell
 * @param cut the weight that a cap took from it, by cell
 * @param wanted the weight that it should have used on average, by cell
 */
public record SliceContribution(double[] moments, double[] weight, double[] cut, double[] wanted)
    implements Serializable {
  public static SliceContribution empty(Cells cells) {
    return new SliceContribution(
        new double[cells.layout().moments()],
        new double[cells.count()],
        new double[cells.count()],
        new double[cells.count()]);
  }
}
