package io.cltr.value.estimator;

import io.cltr.interval.Sample.Range;
import io.cltr.interval.Statistic;
import io.cltr.value.ActionValue;
import io.cltr.value.Round;
import java.util.List;
import java.util.Optional;

/** Means of rewards by marginal weights. */
final class MarginalValues {
  private static final String OFF_BALANCE =
      "the embeddings or the loggers' policies are wrong, or the policy shows embeddings that its"
          + " logger never does; check them, or leave out dimensions";

  private MarginalValues() {}

  /** mean(w r). */
  record Rewards(long set) implements ActionValue {
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
      into[at] += weight(round) * round.reward();
    }

    @Override
    public double weight(Round round) {
      return round.marginals().of(set);
    }

    @Override
    public double cut(Round round) {
      return 0;
    }

    @Override
    public String offBalance() {
      return OFF_BALANCE;
    }

    @Override
    public List<Long> sets() {
      return List.of(set);
    }

    /** Weights are means of π/π_0 over the actions with one embedding. */
    @Override
    public Optional<Range> range(double ratio, double reward) {
      return new WeightedRewards(new Shrinkage.None()).range(ratio, reward);
    }
  }

  /** Σ w r/Σ w; 0 where no weight was used. */
  record Normalised(long set) implements ActionValue {
    @Override
    public int moments() {
      return 2;
    }

    @Override
    public Statistic statistic() {
      return new io.cltr.value.estimator.Normalised.Ratio();
    }

    @Override
    public void add(Round round, double[] into, int at) {
      double w = weight(round);
      into[at] += w * round.reward();
      into[at + 1] += w;
    }

    @Override
    public double weight(Round round) {
      return round.marginals().of(set);
    }

    @Override
    public String undefined() {
      return LEFT_OUT;
    }

    @Override
    public double cut(Round round) {
      return 0;
    }

    @Override
    public String offBalance() {
      return OFF_BALANCE;
    }

    @Override
    public List<Long> sets() {
      return List.of(set);
    }
  }
}
