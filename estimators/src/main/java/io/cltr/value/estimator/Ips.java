package io.cltr.value.estimator;

import io.cltr.value.ActionValue;
import io.cltr.value.DisplayWeight;
import io.cltr.value.RankingEstimator;
import io.cltr.value.RankingValue;
import io.cltr.value.RankingValues;
import io.cltr.value.ValueEstimator;
import java.util.Optional;

/**
 * Inverse propensity scoring: mean(w r) for single actions; for rankings mean_i Σ_d ω(d)
 * c_i(d)/ρ(d), ρ the mean examination that the log gave the document, so that documents shown by
 * some loggers only are weighted rightly (policy-aware).
 *
 * <p>Unbiased where all that the policy does has support in the log; its variance grows with the
 * weights. Trust bias makes it too high: see {@link io.cltr.value.display.AffineIps}.
 */
public record Ips() implements ValueEstimator {
  @Override
  public String id() {
    return "ips";
  }

  @Override
  public String summary() {
    return "Clicks weighted by wanted over logged exposure (policy-aware); unbiased where the log has support";
  }

  @Override
  public String source() {
    return "Horvitz, Thompson 1952; Oosterhuis, de Rijke, SIGIR 2020, equation 14";
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return Optional.of(new WeightedRewards(new Shrinkage.None()));
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return Optional.of(
        RankingValues.mean(
            new DisplayWeight.Exposure(Double.POSITIVE_INFINITY), new RankingValue.Clicks()));
  }
}
