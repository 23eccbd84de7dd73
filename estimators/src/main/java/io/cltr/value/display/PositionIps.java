package io.cltr.value.display;

import io.cltr.value.DisplayWeight;
import io.cltr.value.RankingEstimator;
import io.cltr.value.RankingValue;
import io.cltr.value.RankingValues;
import io.cltr.value.ValueEstimator;
import io.cltr.value.estimator.Ips;
import java.util.Optional;

/**
 * The position-based estimator mean_i Σ_d ω(d) c_i(d)/θ_k. Right only if every impression of a
 * query displays every document that counts: else documents that are shown now and then count too
 * little. It is here as the reference that comparisons show; {@link Ips} is the one to use.
 */
public record PositionIps() implements ValueEstimator {
  @Override
  public String id() {
    return "position-ips";
  }

  @Override
  public String summary() {
    return "Clicks weighted by 1/θ at their position alone; biased where a document is not always displayed";
  }

  @Override
  public String source() {
    return "Joachims, Swaminathan, Schnabel, WSDM 2017";
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return Optional.of(RankingValues.mean(new DisplayWeight.Position(), new RankingValue.Clicks()));
  }
}
