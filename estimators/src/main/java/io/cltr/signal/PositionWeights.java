package io.cltr.signal;

import io.cltr.propensity.Examination;
import java.util.List;

/**
 * min(1/α_k, τ) for each clip τ.
 *
 * @param clips one column each; +∞ leaves the weight as it is
 * @param affine whether β is taken off
 */
record PositionWeights(Examination examination, List<Double> clips, boolean affine)
    implements ClickWeights {

  @Override
  public int columns() {
    return clips.size();
  }

  @Override
  public boolean covers(int position) {
    return examination.identifies(position);
  }

  @Override
  public double weight(int position, int column) {
    return Math.min(unclipped(position), clips.get(column));
  }

  @Override
  public double unclipped(int position) {
    return 1 / examination.at(position);
  }

  @Override
  public double trust(int position) {
    return affine ? examination.beta(position) : 0;
  }

  @Override
  public boolean hasTrust() {
    return affine && examination.hasTrust();
  }
}
