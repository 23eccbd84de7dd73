package io.cltr.value.logger;

import io.cltr.value.ActionLog;
import io.cltr.value.ActionValue;
import io.cltr.value.ValueEstimator;
import io.cltr.value.estimator.Ips;
import java.util.Optional;

/**
 * Balanced inverse propensity scoring of several loggers: mean(w r), w = π(a|x)/Σ_j s_j π_j(a|x),
 * s_j = n_j/n the share of logger j in the valued impressions of the slice.
 *
 * <p>Unbiased where some logger shows whatever the policy does, the loggers' policies are right,
 * and which logger serves does not depend on the round; never more variable than {@link Ips}. The
 * shares are counted on the same units. Given them, only the rounds of each logger vary, not how
 * many it has: the interval takes the variance within loggers alone, as for strata. A resample that
 * draws no unit of a logger lacks what it adds.
 *
 * <p>Refused without the policies of all loggers, or where they disagree with the logging
 * probabilities of the log. Cost: 2 J moments of J loggers, a pass more over the log.
 */
public record MixtureIps() implements ValueEstimator {
  @Override
  public String id() {
    return "mixture-ips";
  }

  @Override
  public String summary() {
    return "IPS against the mixture of all loggers; needs their policies, and support by any of them";
  }

  @Override
  public String source() {
    return "Agarwal, Basu, Schnabel, Joachims, KDD 2017 (balanced)";
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return ofActions(ActionLog.NONE);
  }

  @Override
  public Optional<ActionValue> ofActions(ActionLog known) {
    return Optional.of(new ByLogger.Mixture(known.loggers().size(), new ByLogger.Rewards()));
  }
}
