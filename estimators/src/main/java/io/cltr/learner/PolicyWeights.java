package io.cltr.learner;

import io.cltr.log.ConfigException;
import io.cltr.propensity.Examination;
import io.cltr.value.metric.Metric;
import java.util.Arrays;

/** The rank weights that policies are trained for. */
final class PolicyWeights {
  private PolicyWeights() {}

  /** λ(1) … λ(K) of {@code metric}, K the last rank that counts. */
  static double[] of(String learner, Metric metric, Examination examination) {
    double[] weights = metric.rankWeights(examination);
    int depth = weights.length;
    while (depth > 0 && weights[depth - 1] == 0) {
      depth--;
    }
    if (depth == 0) {
      throw new ConfigException(
          "%s.metric: %s counts no rank at which examination is known; name another metric"
              .formatted(learner, metric.id()));
    }
    return Arrays.copyOf(weights, depth);
  }
}
