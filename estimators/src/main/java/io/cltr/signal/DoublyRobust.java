package io.cltr.signal;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import io.cltr.reward.CrossFit;
import io.cltr.reward.LogisticReward;
import io.cltr.reward.Predictions;
import io.cltr.reward.RewardModel;
import java.util.List;
import java.util.SortedMap;

/**
 * γ̂_d = Σ_i v_i [ĝ_d + (c_i(d) − α_k ĝ_d − β_k) min(1/ρ_d, τ)], the second term 0 where d is not
 * shown, ρ as in {@link PolicyAware}; ĝ is a reward model's prediction for the impression's unit,
 * fitted on the other units. A list is all candidates.
 *
 * <p>Where α and β are right, unbiased without clipping whatever ĝ is, and with clipping, or for
 * documents that were never shown, where ĝ is right; with less variance than {@link PolicyAware}
 * where ĝ predicts. A right ĝ does not mend wrong α: γ̂_d is then off by the factor ρ_d/ρ̂_d, as
 * that of {@link PolicyAware} is. A sum can be negative. Cost: the reward model's passes, and one
 * over the log.
 *
 * @param rewardModel ĝ; one that sees features carries over to documents with few displays
 * @param folds of cross-fitting, at least 2
 * @param seed of the folds
 * @param clips values of τ, at least 1; +∞ does not clip
 */
public record DoublyRobust(RewardModel rewardModel, int folds, long seed, List<Double> clips)
    implements Signal {
  private static final Predictions NOTHING = new Predictions(new String[0], 1, new double[1][0]);

  /** A logistic model in two folds; clip 20 and none. */
  public DoublyRobust() {
    this(new LogisticReward(), 2, 1, List.of(20.0, Double.POSITIVE_INFINITY));
  }

  /** Checks the ranges. */
  public DoublyRobust {
    clips = Clips.required("doubly-robust", clips);
    new CrossFit(folds, seed);
  }

  @Override
  public String id() {
    return "doubly-robust";
  }

  @Override
  public String summary() {
    return "A reward model's prediction, corrected by the clicks that it did not foresee";
  }

  @Override
  public String source() {
    return "Oosterhuis, TOIS 2023, eq. 33";
  }

  @Override
  public List<SortedMap<String, Double>> columns() {
    return Clips.columns(clips);
  }

  @Override
  public boolean nonNegative() {
    return false;
  }

  @Override
  public Source<Keyed<QuerySignal>> of(
      Source<Impression> log, Source<Keyed<Query>> queries, Examination examination) {
    return log.grouped(Impression::query, new DisplayCells.Counter(examination, folds, seed))
        .joined(
            Keyed::key,
            rewardModel.fit(log, queries, examination, new CrossFit(folds, seed)),
            (item, found) ->
                new Keyed<>(
                    item.key(),
                    DisplaySignal.doublyRobust(item.value(), found.orElse(NOTHING), clips)));
  }
}
