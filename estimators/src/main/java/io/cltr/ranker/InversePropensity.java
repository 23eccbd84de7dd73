package io.cltr.ranker;

import io.cltr.propensity.Examination;
import java.util.List;
import java.util.Map;

/**
 * min(1/θ_k, τ) for each clip τ; a clip of +∞ leaves the weight as it is.
 *
 * @param clips one column each
 */
record InversePropensity(Examination examination, List<Double> clips) implements ClickWeights {

  @Override
  public int columns() {
    return clips.size();
  }

  @Override
  public Map<String, Double> settings(int column) {
    return Map.of("clip", clips.get(column));
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
}
