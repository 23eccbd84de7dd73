package io.cltr.value.slate;

import io.cltr.value.RankingEstimator;
import io.cltr.value.ValueEstimator;
import java.util.Optional;

/**
 * Independent inverse propensity scoring of slates: mean Σ_k w_k r_k with w_k = P_π(a_k at
 * k)/P_0(a_k at k).
 *
 * <p>Unbiased where the reward of a slot depends on what that slot holds alone, and the logger
 * shows every document wherever the policy does. Where what is above or below matters it is biased
 * by the difference of the two policies there, whatever the size of the log.
 */
public record SlateIips() implements ValueEstimator {
  @Override
  public String id() {
    return "iips";
  }

  @Override
  public String summary() {
    return "IPS slot by slot; unbiased where a slot is rewarded for what it holds alone";
  }

  @Override
  public String source() {
    return "Li, Abbasi-Yadkori, Kveton, Muthukrishnan, Vinay, Wen, KDD 2018";
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return Optional.of(new SlateIps.Mean(new SlateIps.Slot()));
  }
}
