package io.cltr.value.logger;

import io.cltr.value.ActionLog;
import io.cltr.value.ActionValue;
import io.cltr.value.ValueEstimator;
import io.cltr.value.estimator.DoublyRobust;
import java.util.Optional;

/**
 * Variance-weighted doubly robust estimates of several loggers: as {@link WeightedIps}, V̂_j the
 * {@link DoublyRobust} estimate of the rounds of logger j. Every logger needs support, or a model
 * that is right where it lacks it.
 */
public record WeightedDr() implements ValueEstimator {
  @Override
  public String id() {
    return "weighted-dr";
  }

  @Override
  public String summary() {
    return "Doubly robust of each logger, weighted by the inverse of their variances";
  }

  @Override
  public String source() {
    return "Agarwal, Basu, Schnabel, Joachims, KDD 2017 (weighted); Kallus, Saito, Uehara, ICML 2021";
  }

  @Override
  public Basis basis() {
    return Basis.BOTH;
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return ofActions(ActionLog.NONE);
  }

  @Override
  public Optional<ActionValue> ofActions(ActionLog known) {
    return Optional.of(new ByLogger.Weighted(known.loggers().size(), new ByLogger.Residuals()));
  }
}
