package io.cltr.value.logger;

import io.cltr.value.ActionLog;
import io.cltr.value.ActionValue;
import io.cltr.value.ValueEstimator;
import java.util.Optional;

/**
 * Doubly robust with the balanced weights of several loggers: mean(Σ_a π(a) q̂(a) + w(r − q̂)), w
 * as in {@link MixtureIps}. Unbiased where these weights or the model are right.
 */
public record MixtureDr() implements ValueEstimator {
  @Override
  public String id() {
    return "mixture-dr";
  }

  @Override
  public String summary() {
    return "Doubly robust against the mixture of all loggers; needs their policies";
  }

  @Override
  public String source() {
    return "Agarwal, Basu, Schnabel, Joachims, KDD 2017 (balanced); Kallus, Saito, Uehara, ICML 2021";
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
    return Optional.of(new ByLogger.Mixture(known.loggers().size(), new ByLogger.Residuals()));
  }
}
