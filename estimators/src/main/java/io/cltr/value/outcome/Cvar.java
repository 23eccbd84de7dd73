package io.cltr.value.outcome;

import io.cltr.interval.CdfFunctional;
import io.cltr.log.ConfigException;
import io.cltr.value.ActionValue;
import io.cltr.value.RankingEstimator;
import io.cltr.value.ValueEstimator;
import java.util.Optional;

/**
 * Conditional value at risk: the mean outcome of the share of impressions with the lowest, or the
 * highest, outcomes under the policy, by a distribution F: by default the self-normalised Σ w 1[r ≤
 * x]/Σ w, {@link io.cltr.interval.TailMeanStatistic}, else as {@link Cdf} says, {@link
 * io.cltr.interval.CdfStatistic}. Consistent where the estimator of means that it is named after
 * is. The outcome at which the share ends is told at no more than {@link
 * io.cltr.interval.OutcomeGrid#POINTS} points.
 *
 * @param share α in (0, 1)
 * @param tail which end
 * @param cdf how the distribution is estimated; of slates self-normalised alone
 */
public record Cvar(double share, Tail tail, Cdf cdf) implements ValueEstimator {
  /** An end of the distribution. */
  public enum Tail {
    /** The lowest outcomes. */
    lower,
    /** The highest outcomes. */
    upper
  }

  /** The lowest tenth. */
  public Cvar() {
    this(0.1, Tail.lower);
  }

  /** By the self-normalised distribution. */
  public Cvar(double share, Tail tail) {
    this(share, tail, Cdf.snips);
  }

  /** Checks the range. */
  public Cvar {
    if (!(share > 0 && share < 1)) {
      throw new ConfigException("cvar: share must lie between 0 and 1, found " + share);
    }
  }

  @Override
  public String id() {
    return "cvar";
  }

  @Override
  public String summary() {
    return "The mean of the lowest or highest outcomes of single impressions, weighted";
  }

  @Override
  public String source() {
    return "Rockafellar, Uryasev, J. Risk 2000; Huang, Leqi, Lipton, Azizzadenesheli, NeurIPS 2021";
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
            ? new OutcomeMoments.OfActions(tails())
            : new CdfMoments(cdf, new CdfFunctional.Tail(share, tail == Tail.upper)));
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return cdf == Cdf.snips ? Optional.of(new OutcomeMoments.OfSlates(tails())) : Optional.empty();
  }

  private OutcomeMoments tails() {
    return new OutcomeMoments.Tails(share, tail == Tail.upper);
  }
}
