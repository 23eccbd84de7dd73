package io.cltr.value.slate;

import io.cltr.value.RankingEstimator;
import io.cltr.value.ValueEstimator;
import java.util.Optional;

/**
 * {@link SlateRips}, each slot divided by its mean weight: Σ_k (Σ w_k r_k/Σ w_k). Biased by O(1/n),
 * of smaller variance. State: 2 moments per slot, and their products.
 */
public record SlateSnrips() implements ValueEstimator {
  @Override
  public String id() {
    return "snrips";
  }

  @Override
  public String summary() {
    return "rips, each slot divided by the mean weight it used";
  }

  @Override
  public String source() {
    return "McInerney, Brost, Chandar, Mehrotra, Carterette, KDD 2020";
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return Optional.of(new SlateIps.Ratios(new SlateIps.Down()));
  }
}
