package io.cltr.value.metric;

import io.cltr.log.ConfigException;
import io.cltr.log.Displays.Cell;
import io.cltr.log.Impression;
import io.cltr.propensity.Examination;
import java.io.Serializable;

/**
 * What a shown relevant document is worth at a rank: value = Σ_d E_π[λ(rank(d))] γ_d + Σ_k b_k,
 * with γ_d = P(click given examined at position 1's rate).
 */
public interface Metric extends Serializable {
  /** What configurations and reports call it. */
  String id();

  /** λ(k) at index k − 1 for k = 1..K; 0 where examination is not identified. */
  double[] rankWeights(Examination examination);

  /** ∂λ(k)/∂log θ_k at index k − 1; zeros unless it says otherwise. */
  default double[] rankWeightSlopes(Examination examination) {
    return new double[examination.depth()];
  }

  /** b_k at index k − 1: what any document is worth at rank k; zeros unless it says otherwise. */
  default double[] rankOffsets(Examination examination) {
    return new double[examination.depth()];
  }

  /** The deepest rank that it counts where the log shows so many; 0 for as many as there are. */
  default int depth() {
    return 0;
  }

  /** Whether it can be read off a log of single actions. */
  default boolean ofSingleActions() {
    return false;
  }

  /** What is weighted of the {@code index}-th display of {@code impression}: its click. */
  default double outcome(Impression impression, int index) {
    return impression.clicks()[index];
  }

  /** The sum of the outcomes of {@code cell}. */
  default double outcome(Cell cell) {
    return cell.clicks();
  }

  /** Whether outcomes are clicks, so that they have click probabilities and γ ≤ 1. */
  default boolean ofClicks() {
    return true;
  }

  /** Whether it counts satisfied users, which no log shows. */
  default boolean ofSatisfaction() {
    return false;
  }

  /** What a value rests on at each rank, for shares of support: λ unless it says otherwise. */
  default double[] supportWeights(Examination examination) {
    return rankWeights(examination);
  }

  /** The metric that {@code id} names: {@code clicks}, {@code dcg@10}, … */
  static Metric parse(String id) {
    return Metrics.parse(id)
        .orElseThrow(
            () ->
                new ConfigException(
                    "metric '%s' is unknown: use %s".formatted(id, Metrics.ALLOWED)));
  }
}
