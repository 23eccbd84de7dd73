package io.cltr.value.outcome;

import io.cltr.log.ConfigException;
import io.cltr.value.ActionValue;
import io.cltr.value.RankingEstimator;
import io.cltr.value.ValueEstimator;
import java.util.Optional;

/**
 * The p-quantile of the outcome of one impression under the policy, by the self-normalised
 * distribution F(x) = Σ w 1[r ≤ x]/Σ w: {@link io.cltr.interval.QuantileStatistic}. Consistent
 * where SNIPS is. Outcomes are told at no more than {@link io.cltr.interval.OutcomeGrid#POINTS}
 * points: exactly where the log has no more distinct ones.
 *
 * @param p in (0, 1)
 */
public record Quantile(double p) implements ValueEstimator {
  /** The median. */
  public Quantile() {
    this(0.5);
  }

  /** Checks the range. */
  public Quantile {
    if (!(p > 0 && p < 1)) {
      throw new ConfigException("quantile: p must lie between 0 and 1, found " + p);
    }
  }

  @Override
  public String id() {
    return "quantile";
  }

  @Override
  public String summary() {
    return "A quantile of the outcomes of single impressions, weighted; by default their median";
  }

  @Override
  public String source() {
    return "Chandak, Niekum, da Silva, Learned-Miller, Brunskill, Thomas, NeurIPS 2021; Huang, Leqi,"
        + " Lipton, Azizzadenesheli, NeurIPS 2021; Woodruff, JASA 1952 (intervals)";
  }

  @Override
  public boolean ofOutcomes() {
    return true;
  }

  @Override
  public boolean mayStandStill() {
    return true;
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return Optional.of(new OutcomeMoments.OfActions(new OutcomeMoments.Quantiles(p)));
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return Optional.of(new OutcomeMoments.OfSlates(new OutcomeMoments.Quantiles(p)));
  }
}
