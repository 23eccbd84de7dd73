package io.cltr.value.estimator;

import io.cltr.log.ConfigException;
import io.cltr.value.ActionValue;
import io.cltr.value.Round;
import io.cltr.value.Tunable;
import io.cltr.value.ValueEstimator;
import java.util.List;
import java.util.Optional;

/**
 * Balanced inverse propensity weighting: Σ ŵ r/Σ ŵ with ŵ = p/(1 − p), p a classifier's probability
 * that a pair of context and action comes from the policy and not from the log. Needs no logging
 * probabilities; as wrong as the classifier is.
 *
 * @param clip the largest ŵ used
 */
public record BalancedIps(double clip) implements ValueEstimator, Tunable {
  /** The default cap: none. */
  public static final double CLIP = Double.POSITIVE_INFINITY;

  /** With the default. */
  public BalancedIps() {
    this(CLIP);
  }

  /** Checks the range. */
  public BalancedIps {
    if (!(clip > 0)) {
      throw new ConfigException("balanced-ips: clip must be positive, found " + clip);
    }
  }

  @Override
  public BalancedIps with(double parameter) {
    return new BalancedIps(parameter);
  }

  private record Capped(double clip) implements Normalised.Weigher {
    @Override
    public double applyAsDouble(Round round) {
      return Math.min(round.balanced(), clip);
    }
  }

  @Override
  public String id() {
    return "balanced-ips";
  }

  @Override
  public String summary() {
    return "Self-normalised IPS with weights from a classifier of logged against wanted actions";
  }

  @Override
  public String source() {
    return "Sondhi, Arbour, Dimmery, AISTATS 2020";
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return Optional.of(new Normalised.Rewards(new Capped(clip)));
  }

  @Override
  public List<Double> grid() {
    return Grids.CLIPS;
  }
}
