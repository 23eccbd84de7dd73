package io.cltr.value;

import io.cltr.interval.Statistic;
import io.cltr.value.RankingValue.Outcome;
import java.util.List;

/**
 * An estimator on a log of rankings that weighs displays: one moment per {@link RankingValue}, and
 * what their means are worth. Weights and support are told of the first.
 */
public record RankingValues(List<RankingValue> values, Statistic statistic)
    implements RankingEstimator {
  /** Copies the list. */
  public RankingValues {
    values = List.copyOf(values);
  }

  @Override
  public int moments(int depth) {
    return values.size();
  }

  @Override
  public Statistic statistic(int depth) {
    return statistic;
  }

  /** The mean of one. */
  public static RankingValues mean(DisplayWeight weight, Outcome outcome) {
    return new RankingValues(List.of(new RankingValue(weight, outcome)), new Statistic.Mean());
  }
}
