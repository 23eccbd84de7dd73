package io.cltr.value.slate;

import io.cltr.value.RankingEstimator;
import io.cltr.value.ValueEstimator;
import java.util.Optional;

/**
 * Standard inverse propensity scoring of slates: mean(π(slate)/π_0(slate) Σ_k r_k).
 *
 * <p>Unbiased whatever users do, where the logger may show every slate that the policy shows; its
 * variance grows with the number of possible slates. A deterministic policy weighs the slates that
 * are exactly its own.
 */
public record SlateSips() implements ValueEstimator {
  @Override
  public String id() {
    return "sips";
  }

  @Override
  public String summary() {
    return "IPS with the probability of the whole slate; unbiased for any user, of large variance";
  }

  @Override
  public String source() {
    return "Precup, Sutton, Singh, ICML 2000; Li et al., KDD 2018";
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return Optional.of(new SlateIps.Mean(new SlateIps.Whole()));
  }
}
