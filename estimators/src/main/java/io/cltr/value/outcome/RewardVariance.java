package io.cltr.value.outcome;

import io.cltr.value.ActionValue;
import io.cltr.value.RankingEstimator;
import io.cltr.value.ValueEstimator;
import java.util.Optional;

/**
 * The variance of the outcome of one impression under the policy: Σ w r²/Σ w − (Σ w r/Σ w)², the
 * variance of the self-normalised distribution of {@link Quantile}. It tells how much single
 * outcomes differ, not how sure a value is; the square root is their standard deviation. For clicks
 * of single actions it is V(1 − V), V by {@link Snips}.
 *
 * <p>Consistent where SNIPS is; too low by O(1/n). Errors by the delta method: short where few
 * large outcomes make up the variance. 0 where no weight was used.
 */
public record RewardVariance() implements ValueEstimator {
  @Override
  public String id() {
    return "variance";
  }

  @Override
  public String summary() {
    return "The variance of the outcomes of single impressions, weighted";
  }

  @Override
  public String source() {
    return "Chandak, Niekum, da Silva, Learned-Miller, Brunskill, Thomas, NeurIPS 2021; Huang, Leqi,"
        + " Lipton, Azizzadenesheli, NeurIPS 2021";
  }

  @Override
  public boolean ofOutcomes() {
    return true;
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return Optional.of(new OutcomeMoments.OfActions(new OutcomeMoments.Squares()));
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return Optional.of(new OutcomeMoments.OfSlates(new OutcomeMoments.Squares()));
  }
}
