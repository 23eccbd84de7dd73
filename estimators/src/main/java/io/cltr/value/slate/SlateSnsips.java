package io.cltr.value.slate;

import io.cltr.value.RankingEstimator;
import io.cltr.value.ValueEstimator;
import java.util.Optional;

/**
 * {@link SlateSips} divided by its mean weight: Σ w Σ_k r_k/Σ w. Biased by O(1/n), of smaller
 * variance; 0 where no weight was used.
 */
public record SlateSnsips() implements ValueEstimator {
  @Override
  public String id() {
    return "snsips";
  }

  @Override
  public String summary() {
    return "sips divided by the mean weight it used";
  }

  @Override
  public String source() {
    return "Swaminathan, Joachims, NeurIPS 2015; McInerney et al., KDD 2020";
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return Optional.of(new SlateIps.Ratio(new SlateIps.Whole()));
  }
}
