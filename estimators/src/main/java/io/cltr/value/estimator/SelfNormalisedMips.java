package io.cltr.value.estimator;

import io.cltr.value.ActionLog;
import io.cltr.value.ActionValue;
import io.cltr.value.ByEmbedding;
import io.cltr.value.ValueEstimator;
import java.util.List;
import java.util.Optional;

/**
 * {@link Mips} divided by its mean weight, as {@link Snips}: Σ w r/Σ w; 0 where no weight was used.
 *
 * @param dimensions of the embeddings; empty for all
 */
public record SelfNormalisedMips(List<String> dimensions) implements ValueEstimator, ByEmbedding {
  /** By all dimensions. */
  public SelfNormalisedMips() {
    this(List.of());
  }

  /** Copies the list. */
  public SelfNormalisedMips {
    dimensions = List.copyOf(dimensions);
  }

  @Override
  public SelfNormalisedMips by(List<String> others) {
    return new SelfNormalisedMips(others);
  }

  @Override
  public String id() {
    return "snmips";
  }

  @Override
  public String summary() {
    return "MIPS divided by the mean weight it used";
  }

  @Override
  public String source() {
    return "Saito, Joachims, ICML 2022 (self-normalised)";
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return Optional.of(new MarginalValues.Normalised(0));
  }

  @Override
  public Optional<ActionValue> ofActions(ActionLog known) {
    return Optional.of(new MarginalValues.Normalised(known.embeddings().set(dimensions)));
  }
}
