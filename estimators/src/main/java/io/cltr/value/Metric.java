package io.cltr.value;

import io.cltr.log.ConfigException;
import io.cltr.propensity.Examination;
import java.io.Serializable;

/**
 * What a shown relevant document is worth at a rank: value = Σ_d E_π[λ(rank(d))] γ_d, with γ_d =
 * P(click given examined at position 1's rate).
 */
public interface Metric extends Serializable {
  /** What configurations and reports call it. */
  String id();

  /** λ(k) at index k − 1 for k = 1..K; 0 where examination is not identified. */
  double[] rankWeights(Examination examination);

  /** ∂λ(k)/∂log θ_k at index k − 1. */
  double[] rankWeightSlopes(Examination examination);

  /** The deepest rank that it counts where the log shows so many; 0 for as many as there are. */
  default int depth() {
    return 0;
  }

  /** Whether it can be read off a log of single actions. */
  default boolean ofSingleActions() {
    return false;
  }

  /** The metric that {@code id} names: {@code clicks}, {@code dcg@10}, … */
  static Metric parse(String id) {
    if (id.equals(ExpectedClicks.ID)) {
      return new ExpectedClicks();
    }
    if (id.matches("dcg@[1-9][0-9]{0,3}")) {
      return new Dcg(Integer.parseInt(id.substring("dcg@".length())));
    }
    throw new ConfigException(
        "metric '%s' is unknown: use clicks or dcg@k, for instance dcg@10".formatted(id));
  }
}
