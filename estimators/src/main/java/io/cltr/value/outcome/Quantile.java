package io.cltr.value.outcome;

import io.cltr.interval.CdfFunctional;
import io.cltr.log.ConfigException;
import io.cltr.value.ActionValue;
import io.cltr.value.RankingEstimator;
import io.cltr.value.ValueEstimator;
import java.util.Optional;

/**
 * The p-quantile of the outcome of one impression under the policy, by a distribution F: by default
 * the self-normalised Σ w 1[r ≤ x]/Σ w, {@link io.cltr.interval.QuantileStatistic}, else as {@link
 * Cdf} says, {@link io.cltr.interval.CdfStatistic}. Consistent where the estimator of means that it
 * is named after is. Outcomes are told at no more than {@link io.cltr.interval.OutcomeGrid#POINTS}
 * points: exactly where the log has no more distinct ones.
 *
 * @param p in (0, 1)
 * @param cdf how the distribution is estimated; of slates self-normalised alone
 */
public record Quantile(double p, Cdf cdf) implements ValueEstimator {
  /** The median. */
  public Quantile() {
    this(0.5);
  }

  /** By the self-normalised distribution. */
  public Quantile(double p) {
    this(p, Cdf.snips);
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
  public Basis basis() {
    return cdf.basis();
  }

  @Override
  public boolean ofOutcomes() {
    return true;
  }

  @Override
  public boolean onGrid() {
    return true;
  }

  @Override
  public boolean mayStandStill() {
    return true;
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return Optional.of(
        cdf == Cdf.snips
            ? new OutcomeMoments.OfActions(new OutcomeMoments.Quantiles(p))
            : new CdfMoments(cdf, new CdfFunctional.Quantile(p)));
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return cdf == Cdf.snips
        ? Optional.of(new OutcomeMoments.OfSlates(new OutcomeMoments.Quantiles(p)))
        : Optional.empty();
  }
}
