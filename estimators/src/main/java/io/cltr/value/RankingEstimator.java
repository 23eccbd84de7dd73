package io.cltr.value;

import io.cltr.interval.Statistic;
import java.io.Serializable;

/**
 * An estimator on a log of rankings: moments of an impression, and what their means are worth. What
 * the moments are read from tells the kinds apart.
 */
public sealed interface RankingEstimator extends Serializable
    permits RankingValues, SlateValue, UserValue {
  /** Number of moments where rankings have {@code depth} positions. */
  int moments(int depth);

  /** The value as a function of the moments' means. */
  Statistic statistic(int depth);
}
