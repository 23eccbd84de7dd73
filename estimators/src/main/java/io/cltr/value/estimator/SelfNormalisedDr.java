package io.cltr.value.estimator;

import io.cltr.value.ActionValue;
import io.cltr.value.ValueEstimator;
import java.util.Optional;

/** Self-normalised doubly robust: mean Σ_a π(a) q̂(a) + Σ w(r − q̂)/Σ w. */
public record SelfNormalisedDr() implements ValueEstimator {
  @Override
  public String id() {
    return "sndr";
  }

  @Override
  public String summary() {
    return "Doubly robust with the residuals divided by the mean weight";
  }

  @Override
  public String source() {
    return "Robins, Rotnitzky, Zhao 1994; Kallus, Uehara, NeurIPS 2019";
  }

  @Override
  public Basis basis() {
    return Basis.BOTH;
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return Optional.of(new Normalised.Residuals());
  }
}
