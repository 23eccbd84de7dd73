package io.cltr.pipeline.stage;

import io.cltr.interval.Interval;
import io.cltr.interval.StudentT;
import io.cltr.log.ConfigException;
import io.cltr.policy.PolicySpec;
import io.cltr.reward.CrossFit;
import io.cltr.reward.PbmPosterior;
import io.cltr.reward.RewardModel;
import io.cltr.value.ActionLog;
import io.cltr.value.Embeddings;
import io.cltr.value.ValueEstimator;
import io.cltr.value.estimator.ClippedIps;
import io.cltr.value.estimator.Ips;
import io.cltr.value.estimator.Snips;
import io.cltr.value.metric.Dcg;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.Metric;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.LoggedWeighting;
import io.cltr.value.pass.Weighting;
import io.cltr.value.slice.Modelling;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

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
 * @param loggingPolicies what showed the documents, by logger, for estimators that need it; "" for
 *     rows without
 * @param embeddings path of a table of the documents' embeddings; "" for none
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
    double largestReward,
    SortedMap<String, PolicySpec> loggingPolicies,
    String embeddings) {
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
        1,
        new TreeMap<>(),
        "");
  }

  /** Checks the folds and the known bounds. */
  public ValueOptions {
    if (folds < 2) {
      throw new ConfigException(
          "values.folds: found %d, allowed are whole numbers from 2".formatted(folds));
    }
    new LoggedWeighting(leastProbability, largestReward);
    loggingPolicies = Collections.unmodifiableSortedMap(new TreeMap<>(loggingPolicies));
  }

  /**
   * Where weights come from on a log.
   *
   * @param loggers of the log
   * @param tables reads embeddings
   */
  public Weighting weighting(
      boolean singleActions,
      List<String> loggers,
      PolicySpec.Parts parts,
      Function<String, Embeddings> tables) {
    if (!singleActions) {
      if (!embeddings.isEmpty()) {
        throw new ConfigException(
            "values.embeddings: each impression of this log shows several documents; leave it out, it"
                + " is for logs of single actions");
      }
      return new DisplayWeighting(new LoggingPolicies(loggingPolicies).of(loggers, parts));
    }
    ActionLog known =
        new ActionLog(
            loggers,
            new LoggingPolicies(loggingPolicies).of(loggers, parts),
            embeddings.isEmpty() ? Embeddings.NONE : tables.apply(embeddings));
    return new LoggedWeighting(leastProbability, largestReward, known);
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
