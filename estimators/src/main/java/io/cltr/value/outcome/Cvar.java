package io.cltr.value.outcome;

import io.cltr.log.ConfigException;
import io.cltr.value.ActionValue;
import io.cltr.value.RankingEstimator;
import io.cltr.value.ValueEstimator;
import java.util.Optional;

/**
 * Conditional value at risk: the mean outcome of the share of impressions with the lowest, or the
 * highest, outcomes under the policy, by the self-normalised distribution F(x) = Σ w 1[r ≤ x]/Σ w:
 * {@link io.cltr.interval.TailMeanStatistic}. Consistent where SNIPS is. The outcome at which the
 * share ends is told at no more than {@link io.cltr.interval.OutcomeGrid#POINTS} points.
 *
 * @param share α in (0, 1)
 * @param tail which end
 */
public record Cvar(double share, Tail tail) implements ValueEstimator {
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
  public boolean ofOutcomes() {
    return true;
  }

  @Override
  public boolean mayStandStill() {
    return true;
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return Optional.of(new OutcomeMoments.OfActions(tails()));
  }

  @Override
  public Optional<RankingEstimator> ofRankings() {
    return Optional.of(new OutcomeMoments.OfSlates(tails()));
  }

  private OutcomeMoments tails() {
    return new OutcomeMoments.Tails(share, tail == Tail.upper);
  }
}
