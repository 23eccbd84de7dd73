package io.cltr.value.metric;

import io.cltr.log.ConfigException;
import io.cltr.propensity.Examination;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rank weights of one's own.
 *
 * @param weights λ(1), λ(2), …, finite and 0 or more; 0 beyond
 */
public record RankWeights(List<Double> weights) implements Metric {
  static final String PREFIX = "weights:";

  /** Checks the range. */
  public RankWeights {
    weights = List.copyOf(weights);
    if (weights.isEmpty() || !weights.stream().allMatch(w -> w >= 0 && Double.isFinite(w))) {
      throw new ConfigException("metric weights: give finite numbers from 0, found " + weights);
    }
  }

  @Override
  public String id() {
    return PREFIX + weights.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  @Override
  public int depth() {
    return weights.size();
  }

  @Override
  public double[] rankWeights(Examination examination) {
    double[] all = new double[examination.depth()];
    for (int k = 0; k < Math.min(all.length, weights.size()); k++) {
      all[k] = weights.get(k);
    }
    return all;
  }
}
