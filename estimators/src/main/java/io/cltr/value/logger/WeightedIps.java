package io.cltr.value.logger;

import io.cltr.value.ActionLog;
import io.cltr.value.ActionValue;
import io.cltr.value.ValueEstimator;
import java.util.Optional;

/**
 * Variance-weighted inverse propensity scoring of several loggers: Σ_j λ_j V̂_j, V̂_j the {@link
 * Ips} of the rounds of logger j, λ_j ∝ 1/Var(V̂_j), estimated by unit on the same log.
 *
 * <p>Consistent where every logger alone has support: one that lacks it is not only too low but
 * often of small variance, and so weighs most. With few clicks of a logger the estimated variance
 * falls with the estimate, so small log values come out too low, and intervals, which take λ as
 * given, too short; bootstraps weigh anew. A logger without any variance (no click, one unit) takes
 * no part. The interval counts what the loggers' estimates share where units meet several of them.
 *
 * <p>ESS is that of the weights λ_j w/n_j of rounds of logger j, w = π/π_0; the largest share and
 * the tail are those of w. Cost: 3 J moments of J loggers.
 */
public record WeightedIps() implements ValueEstimator {
  @Override
  public String id() {
    return "weighted-ips";
  }

  @Override
  public String summary() {
    return "IPS of each logger, weighted by the inverse of their variances; each must have support";
  }

  @Override
  public String source() {
    return "Agarwal, Basu, Schnabel, Joachims, KDD 2017 (weighted)";
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return ofActions(ActionLog.NONE);
  }

  @Override
  public Optional<ActionValue> ofActions(ActionLog known) {
    return Optional.of(new ByLogger.Weighted(known.loggers().size(), new ByLogger.Rewards()));
  }
}
