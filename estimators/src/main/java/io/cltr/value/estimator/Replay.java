package io.cltr.value.estimator;

import io.cltr.value.ActionValue;
import io.cltr.value.ValueEstimator;
import java.util.Optional;

/**
 * Replay: the mean reward of the rounds whose action has π(action) = 1. Right for a deterministic
 * policy on a log of uniformly random actions; a stochastic policy matches no round, which the
 * warnings say.
 */
public record Replay() implements ValueEstimator {
  @Override
  public String id() {
    return "replay";
  }

  @Override
  public String summary() {
    return "Mean reward of the rounds in which the logger did what a deterministic policy would do";
  }

  @Override
  public String source() {
    return "Li, Chu, Langford, Wang, WSDM 2011";
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return Optional.of(new Normalised.Rewards(round -> round.probability() == 1 ? 1 : 0));
  }
}
