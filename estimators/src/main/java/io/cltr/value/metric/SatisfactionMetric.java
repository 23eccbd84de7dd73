package io.cltr.value.metric;

import io.cltr.log.ConfigException;
import io.cltr.propensity.Examination;

/**
 * What it is worth that the document at rank k is the first that satisfies the user: value = Σ_k
 * w_k P(first satisfied at k), as a click model of the user says. No log shows satisfaction, so no
 * weighting of clicks estimates it.
 */
public interface SatisfactionMetric extends Metric {
  /** w_k at index k − 1 for k = 1..{@code depth}, not rising. */
  double[] satisfactionWeights(int depth);

  @Override
  default boolean ofSatisfaction() {
    return true;
  }

  @Override
  default double[] supportWeights(Examination examination) {
    return satisfactionWeights(examination.depth());
  }

  /** Refuses: a rank is worth what its users make of the ranks above. */
  @Override
  default double[] rankWeights(Examination examination) {
    throw new ConfigException(
        "metric '%s' counts satisfied users, so no weight of a rank gives it: use clicks, dcg@k,"
                .formatted(id())
            + " precision@k or inverse-rank@k here");
  }
}
