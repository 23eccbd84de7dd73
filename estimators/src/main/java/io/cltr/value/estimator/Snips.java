package io.cltr.value.estimator;

import io.cltr.value.ActionValue;
import io.cltr.value.RankingEstimator;
import io.cltr.value.Round;
import io.cltr.value.ValueEstimator;
import java.util.Optional;

/**
 * Self-normalised inverse propensity scoring: Σ w r/Σ w.
 *
 * <p>Divides out weights that by chance, or by a wrong propensity model, came out too large or too
 * small altogether; biased by O(1/n). For rankings it is mean(X) mean(Ω)/mean(S), and since the
 * display distribution is counted on the valued impressions themselves S = Ω holds exactly: it
 * equals {@link Ips}, which is already normalised per document. 0 where no weight was used.
 */
public record Snips() implements ValueEstimator {
  @Override
  public String id() {
    return "snips";
  }

  @Override
  public String summary() {
    return "IPS divided by the mean weight it used; equals ips where displays are counted in the same log";
  }

  @Override
  public String source() {
    return "Swaminathan, Joachims, NeurIPS 2015";
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return Optional.of(new Normalised.Rewards(Round::ratio));
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return new Ips().ofRankings();
  }
}
