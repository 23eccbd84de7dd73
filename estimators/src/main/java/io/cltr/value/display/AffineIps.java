package io.cltr.value.display;

import io.cltr.value.DisplayWeight;
import io.cltr.value.RankingEstimator;
import io.cltr.value.RankingValue;
import io.cltr.value.RankingValues;
import io.cltr.value.ValueEstimator;
import io.cltr.value.estimator.Ips;
import java.util.Optional;

/**
 * The affine estimator mean_i Σ_d ω(d) (c_i(d) − β_k)/ρ(d), ρ the mean α that the log gave d:
 * unbiased where P(click) = α_k γ + β_k and the curves are right. Equals {@link Ips} where β = 0.
 */
public record AffineIps() implements ValueEstimator {
  @Override
  public String id() {
    return "affine";
  }

  @Override
  public String summary() {
    return "IPS with the clicks of trust subtracted: right under trust bias";
  }

  @Override
  public String source() {
    return "Vardasbi, Oosterhuis, de Rijke, CIKM 2020; Oosterhuis, de Rijke, WSDM 2021";
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return Optional.of(
        RankingValues.mean(
            new DisplayWeight.Exposure(Double.POSITIVE_INFINITY), new RankingValue.Affine()));
  }
}
