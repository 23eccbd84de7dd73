package io.cltr.value.estimator;

import io.cltr.log.ConfigException;
import io.cltr.value.ActionValue;
import io.cltr.value.DisplayWeight;
import io.cltr.value.RankingEstimator;
import io.cltr.value.RankingValue;
import io.cltr.value.RankingValues;
import io.cltr.value.Tunable;
import io.cltr.value.ValueEstimator;
import java.util.List;
import java.util.Optional;

/**
 * Doubly robust: mean(Σ_a π(a) q̂(a) + min(w, τ)(r − q̂)); for rankings mean_i Σ_d ω γ̂_d + Σ_{d
 * shown} ω min(1/ρ, τ)(c − αγ̂_d − β). Unbiased where weights (uncapped) or the model are right.
 *
 * <p>With ρ counted on the valued impressions it differs from {@link
 * io.cltr.value.display.AffineIps} only through cross-fitting and on documents that the log never
 * displayed, whose γ̂ it takes instead of 0.
 *
 * @param clip τ, ∞ for no cap
 */
public record DoublyRobust(double clip) implements ValueEstimator, Tunable {
  /** The default cap: none. */
  public static final double CLIP = Double.POSITIVE_INFINITY;

  /** With the default. */
  public DoublyRobust() {
    this(CLIP);
  }

  /** Checks the range. */
  public DoublyRobust {
    if (!(clip > 0)) {
      throw new ConfigException("dr: clip must be positive, found " + clip);
    }
  }

  @Override
  public DoublyRobust with(double parameter) {
    return new DoublyRobust(parameter);
  }

  @Override
  public String id() {
    return "dr";
  }

  @Override
  public String summary() {
    return "The reward model plus weighted residuals; unbiased if the weights or the model are right";
  }

  @Override
  public String source() {
    return "Dudík, Langford, Li, ICML 2011; Oosterhuis, TOIS 2023";
  }

  @Override
  public Basis basis() {
    return Basis.BOTH;
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return Optional.of(new CorrectedRewards(new Shrinkage.Cap(clip)));
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return Optional.of(
        RankingValues.mean(new DisplayWeight.Exposure(clip), new RankingValue.Modelled()));
  }

  @Override
  public List<Double> grid() {
    return Grids.CLIPS;
  }
}
