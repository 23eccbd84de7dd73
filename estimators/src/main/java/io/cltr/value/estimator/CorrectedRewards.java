package io.cltr.value.estimator;

import io.cltr.interval.Sample.Range;
import io.cltr.interval.Statistic;
import io.cltr.value.ActionValue;
import io.cltr.value.Round;
import java.util.Optional;

/** mean(Σ_a π(a) q̂(a) + w'(r − q̂)). */
record CorrectedRewards(Shrinkage shrinkage) implements ActionValue {
  @Override
  public int moments() {
    return 1;
  }

  @Override
  public Statistic statistic() {
    return new Statistic.Mean();
  }

  @Override
  public void add(Round round, double[] into, int at) {
    into[at] += round.expected() + weight(round) * (round.reward() - round.predicted());
  }

  @Override
  public double weight(Round round) {
    return shrinkage.of(round.ratio());
  }

  @Override
  public Optional<Range> range(double ratio, double reward) {
    double most = shrinkage.largest(ratio) * reward;
    return Double.isFinite(most) ? Optional.of(new Range(-most, reward + most)) : Optional.empty();
  }
}
