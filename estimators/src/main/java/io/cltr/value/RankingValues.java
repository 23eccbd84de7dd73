package io.cltr.value;

import io.cltr.interval.Statistic;
import io.cltr.value.RankingValue.Outcome;
import java.io.Serializable;
import java.util.List;

/**
 * An estimator on a log of rankings: one moment per {@link RankingValue}, and what their means are
 * worth. Weights and support are told of the first.
 */
public record RankingValues(List<RankingValue> moments, Statistic statistic)
    implements Serializable {

  /** The mean of one. */
  public static RankingValues mean(DisplayWeight weight, Outcome outcome) {
    return new RankingValues(List.of(new RankingValue(weight, outcome)), new Statistic.Mean());
  }
}
