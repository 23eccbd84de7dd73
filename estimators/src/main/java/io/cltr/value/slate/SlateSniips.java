package io.cltr.value.slate;

import io.cltr.value.RankingEstimator;
import io.cltr.value.ValueEstimator;
import java.util.Optional;

/**
 * {@link SlateIips}, each slot divided by its mean weight: Σ_k (Σ w_k r_k/Σ w_k). Biased by O(1/n),
 * of smaller variance. State: 2 moments per slot, and their products.
 */
public record SlateSniips() implements ValueEstimator {
  @Override
  public String id() {
    return "sniips";
  }

  @Override
  public String summary() {
    return "iips, each slot divided by the mean weight it used";
  }

  @Override
  public String source() {
    return "Swaminathan, Joachims, NeurIPS 2015; McInerney et al., KDD 2020";
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return Optional.of(new SlateIps.Ratios(new SlateIps.Slot()));
  }
}
