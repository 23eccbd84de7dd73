package io.cltr.value.estimator;

import io.cltr.value.ActionLog;
import io.cltr.value.ActionValue;
import io.cltr.value.ByEmbedding;
import io.cltr.value.ValueEstimator;
import java.util.List;
import java.util.Optional;

/**
 * Marginalised inverse propensity scoring: mean(w r), w = Σ_a π(a|x) p(e|a)/Σ_a π_0(a|x) p(e|a), e
 * the embedding of what was shown.
 *
 * <p>Unbiased where the action moves the reward through its embedding alone (no direct effect),
 * p(e|a) and π_0 are right, and every embedding that the policy may show has support; actions need
 * none. Where the action has an effect beyond e, it estimates the reward of the logger's mix of
 * actions with that embedding. Where unbiased, never more variable than {@link Ips}, the less so
 * the more actions share an embedding. p(e|a) is the product over dimensions, which are independent
 * given a.
 *
 * <p>A finite-sample range needs a least probability that holds for all candidates, shown or not.
 * Refused without the loggers' policies and a table of embeddings. Cost: candidates × sets of
 * dimensions for each impression.
 *
 * @param dimensions of the embeddings; empty for all
 */
public record Mips(List<String> dimensions) implements ValueEstimator, ByEmbedding {
  /** By all dimensions. */
  public Mips() {
    this(List.of());
  }

  /** Copies the list. */
  public Mips {
    dimensions = List.copyOf(dimensions);
  }

  @Override
  public Mips by(List<String> others) {
    return new Mips(others);
  }

  @Override
  public String id() {
    return "mips";
  }

  @Override
  public String summary() {
    return "IPS by the embeddings of actions instead of the actions; needs the loggers' policies";
  }

  @Override
  public String source() {
    return "Saito, Joachims, ICML 2022";
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return Optional.of(new MarginalValues.Rewards(0));
  }

  @Override
  public Optional<ActionValue> ofActions(ActionLog known) {
    return Optional.of(new MarginalValues.Rewards(known.embeddings().set(dimensions)));
  }
}
