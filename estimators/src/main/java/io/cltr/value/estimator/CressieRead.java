package io.cltr.value.estimator;

import io.cltr.interval.EuclideanMean;
import io.cltr.interval.Statistic;
import io.cltr.value.ActionValue;
import io.cltr.value.Round;
import io.cltr.value.ValueEstimator;
import java.util.Optional;

/**
 * Weighted rewards, units reweighted by Euclidean distance until their weights average 1: {@link
 * EuclideanMean} has the formula. Consistent where IPS is; like SNIPS it does not move with a
 * reward that is the same for all, and it has the least variance among corrections that are linear
 * in the weights. Units are reweighted as a whole, whatever their number of rounds.
 *
 * <p>The largest weight is 1/{@code values.leastProbability}; without it the value is IPS plus (1 −
 * mean w) r̄ where the mean weight is below 1. All weights 0: r̄, which the warnings say not to
 * trust.
 */
public record CressieRead() implements ValueEstimator {
  private record Actions() implements ActionValue {
    @Override
    public int moments() {
      return 3;
    }

    @Override
    public Statistic statistic() {
      return statistic(Double.POSITIVE_INFINITY, 1);
    }

    @Override
    public Statistic statistic(double ratio, double reward) {
      return new EuclideanMean(ratio, reward);
    }

    @Override
    public void add(Round round, double[] into, int at) {
      into[at] += round.ratio();
      into[at + 1] += round.ratio() * round.reward();
      into[at + 2] += round.reward();
    }

    @Override
    public double weight(Round round) {
      return round.ratio();
    }

    @Override
    public String undefined() {
      return "whose weight is missing: more weight of the others, and then the mean reward of the log,"
          + " stand in for it";
    }
  }

  @Override
  public String id() {
    return "cressie-read";
  }

  @Override
  public String summary() {
    return "IPS with units reweighted until their weights average 1, by Euclidean distance";
  }

  @Override
  public String source() {
    return "Karampatziakis, Langford, Mineiro, ICML 2020; Baggerly, Biometrika 1998 (power −2)";
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return Optional.of(new Actions());
  }
}
