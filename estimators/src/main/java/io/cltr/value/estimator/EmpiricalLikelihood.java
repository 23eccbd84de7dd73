package io.cltr.value.estimator;

import io.cltr.interval.Statistic;
import io.cltr.interval.TiltedMean;
import io.cltr.value.ActionValue;
import io.cltr.value.Round;
import io.cltr.value.ValueEstimator;
import java.util.Optional;

/**
 * The most likely mean of weighted rewards if weights average 1: V = (1/n) Σ w r/(1 + t(w − 1)),
 * the tilt t such that Σ (w − 1)/(1 + t(w − 1)) = 0, in [1/(1 − w_max), 1]. {@link TiltedMean} has
 * the moments. Consistent where IPS is, within the range of the rewards, and no less efficient than
 * SNIPS. Rounds are reweighted, errors counted by unit.
 *
 * <p>w_max is 1/{@code values.leastProbability}; without it t is at least 0, and the value IPS plus
 * (1 − mean w) r̄ where the mean weight is below 1: weight that the log lacks counts the log's mean
 * reward. All weights 0: r̄, which the warnings say not to trust. Cost: one pass to pack the
 * weights, some ten over the packed ones.
 */
public record EmpiricalLikelihood() implements ValueEstimator {
  private record Actions() implements ActionValue {
    @Override
    public int moments() {
      return 6;
    }

    @Override
    public Statistic statistic() {
      return statistic(Double.POSITIVE_INFINITY, 1);
    }

    @Override
    public Statistic statistic(double ratio, double reward) {
      return new TiltedMean(ratio);
    }

    @Override
    public void add(Round round, double[] into, int at) {
      double off = round.ratio() - 1;
      double share = 1 / (1 + round.tilt() * off);
      double gained = round.ratio() * round.reward();
      into[at] += gained * share;
      into[at + 1] += off * share;
      into[at + 2] += off * share * off * share;
      into[at + 3] += gained * off * share * share;
      into[at + 4] += round.reward();
      into[at + 5] += round.tilt();
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
    return "empirical-likelihood";
  }

  @Override
  public String summary() {
    return "The most likely mean of weighted rewards, knowing that weights average 1";
  }

  @Override
  public String source() {
    return "Owen, Biometrika 1988; Karampatziakis, Langford, Mineiro, ICML 2020; Kallus, Uehara,"
        + " NeurIPS 2019";
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return Optional.of(new Actions());
  }
}
