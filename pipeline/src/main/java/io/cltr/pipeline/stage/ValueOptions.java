package io.cltr.pipeline.stage;

import io.cltr.interval.Interval;
import io.cltr.interval.StudentT;
import io.cltr.log.ConfigException;
import io.cltr.reward.CrossFit;
import io.cltr.reward.PbmPosterior;
import io.cltr.reward.RewardModel;
import io.cltr.value.ClippedIps;
import io.cltr.value.Dcg;
import io.cltr.value.DisplayWeighting;
import io.cltr.value.ExpectedClicks;
import io.cltr.value.Ips;
import io.cltr.value.LoggedWeighting;
import io.cltr.value.Metric;
import io.cltr.value.Modelling;
import io.cltr.value.Snips;
import io.cltr.value.ValueEstimator;
import io.cltr.value.Weighting;
import java.util.List;
import java.util.Optional;

/**
 * What is valued, and how; one pass does it all.
 *
 * @param metrics empty for clicks and dcg@10, or clicks alone on a log of single actions and where
 *     no estimator uses the examination
 * @param estimators the first one is the report's primary
 * @param slices context columns, or "logger"
 * @param rewardModel predicts rewards where an estimator needs it (dm, dr, …)
 * @param folds number of folds of units that it is cross-fitted on
 * @param placebo whether each logger is predicted from the others' impressions
 * @param intervals kinds of intervals, the first one the report's
 * @param leastProbability what no logging probability of a document falls below, known beforehand;
 *     0 for unknown
 * @param largestReward what no reward exceeds, known beforehand
 */
public record ValueOptions(
    List<Metric> metrics,
    List<ValueEstimator> estimators,
    List<String> slices,
    RewardModel rewardModel,
    int folds,
    boolean placebo,
    List<Interval> intervals,
    double leastProbability,
    double largestReward) {
  /** The metrics by kind of log, IPS, clipped IPS and SNIPS, no slices, t intervals. */
  public ValueOptions() {
    this(
        List.of(),
        List.of(new Ips(), new ClippedIps(), new Snips()),
        List.of(),
        new PbmPosterior(),
        5,
        true,
        List.of(new StudentT()),
        0,
        1);
  }

  /** Checks the folds and the known bounds. */
  public ValueOptions {
    if (folds < 2) {
      throw new ConfigException(
          "values.folds: found %d, allowed are whole numbers from 2".formatted(folds));
    }
    bounded(leastProbability, largestReward);
  }

  private static LoggedWeighting bounded(double leastProbability, double largestReward) {
    return new LoggedWeighting(leastProbability, largestReward);
  }

  /** Where weights come from on a log. */
  public Weighting weighting(boolean singleActions) {
    return singleActions ? bounded(leastProbability, largestReward) : new DisplayWeighting();
  }

  /** The reward model on folds of the units, where an estimator needs it. */
  public Optional<Modelling> modelling(long seed, RewardModel.Tables tables) {
    return estimators.stream().anyMatch(estimator -> estimator.basis().needsModel())
        ? Optional.of(new Modelling(rewardModel.with(tables), new CrossFit(folds, seed)))
        : Optional.empty();
  }

  /** Whether values on a log of rankings rest on how positions were examined. */
  public boolean useExamination() {
    return estimators.stream().anyMatch(ValueEstimator::usesExamination);
  }

  /** The metrics to use on a log. */
  public List<Metric> metrics(boolean singleActions) {
    if (!metrics.isEmpty()) {
      return metrics;
    }
    return singleActions || !useExamination()
        ? List.of(new ExpectedClicks())
        : List.of(new ExpectedClicks(), new Dcg(10));
  }
}
