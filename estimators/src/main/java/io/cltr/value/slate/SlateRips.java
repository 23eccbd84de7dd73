package io.cltr.value.slate;

import io.cltr.value.RankingEstimator;
import io.cltr.value.ValueEstimator;
import java.util.Optional;

/**
 * Reward-interaction inverse propensity scoring of slates: mean Σ_k w_k r_k with w_k = π(a_1, …,
 * a_k)/ π_0(a_1, …, a_k).
 *
 * <p>Unbiased where the reward of a slot depends on that slot and those above it, as for users who
 * go down the ranking (cascade); biased where it depends on what is below. Its variance lies
 * between those of {@link SlateIips} and {@link SlateSips}.
 */
public record SlateRips() implements ValueEstimator {
  @Override
  public String id() {
    return "rips";
  }

  @Override
  public String summary() {
    return "IPS with the probability of the slate down to the slot; unbiased for users who go down it";
  }

  @Override
  public String source() {
    return "McInerney, Brost, Chandar, Mehrotra, Carterette, KDD 2020";
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return Optional.of(new SlateIps.Mean(new SlateIps.Down()));
  }
}
