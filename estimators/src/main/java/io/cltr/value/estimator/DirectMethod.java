package io.cltr.value.estimator;

import io.cltr.value.ActionValue;
import io.cltr.value.DisplayWeight;
import io.cltr.value.RankingEstimator;
import io.cltr.value.RankingValue;
import io.cltr.value.RankingValues;
import io.cltr.value.ValueEstimator;
import java.util.Optional;

/**
 * The direct method: mean Σ_a π(a) q̂(a), for rankings mean Σ_d ω(d) γ̂_d. No weights, so little
 * variance; its bias is that of the reward model, and its interval, which holds the model fixed,
 * does not know of it.
 */
public record DirectMethod() implements ValueEstimator {
  @Override
  public String id() {
    return "dm";
  }

  @Override
  public String summary() {
    return "The reward model alone; as wrong as the model is";
  }

  @Override
  public String source() {
    return "Dudík, Langford, Li, ICML 2011";
  }

  @Override
  public Basis basis() {
    return Basis.MODEL;
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return Optional.of(new CorrectedRewards(new Shrinkage.Zero()));
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return Optional.of(RankingValues.mean(new DisplayWeight.None(), new RankingValue.Modelled()));
  }
}
