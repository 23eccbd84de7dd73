package io.cltr.value.pass;

import io.cltr.interval.Sample.Range;
import io.cltr.interval.Statistic;
import io.cltr.interval.TiltedMean;
import io.cltr.interval.Totals;
import io.cltr.log.ConfigException;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.reward.Predictions;
import io.cltr.value.ActionLog;
import io.cltr.value.ActionValue;
import io.cltr.value.ValueEstimator;
import io.cltr.value.action.ActionPlan;
import io.cltr.value.metric.Metric;
import io.cltr.value.query.CellMeans;
import io.cltr.value.query.PlannedQuery;
import io.cltr.value.query.QueryPlan;
import io.cltr.value.slice.Slices;
import io.cltr.value.sum.Cells;
import io.cltr.value.sum.QueryEvidence;
import io.cltr.value.sum.QueryEvidence.SliceEvidence;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * One-action logs: each impression shows one document, with its logging probability π_0; estimators
 * are {@link ActionValue}s on w = π(d at its position | q)/π_0. Unbiased where π_0 > 0 wherever π >
 * 0, displayed or not; where that fails, or a probability is wrong, mean(w) is not 1, and a warning
 * says so.
 *
 * @param leastProbability a number that no logging probability of a document falls below, known
 *     before the log; 0 for unknown
 * @param largestReward a number that no reward exceeds, known before the log
 * @param known of the log beside it
 */
public record LoggedWeighting(double leastProbability, double largestReward, ActionLog known)
    implements Weighting {
  /** Nothing else is known. */
  public LoggedWeighting(double leastProbability, double largestReward) {
    this(leastProbability, largestReward, ActionLog.NONE);
  }

  /** No least probability is known; rewards are at most 1. */
  public LoggedWeighting() {
    this(0, 1);
  }

  /** Checks the ranges. */
  public LoggedWeighting {
    if (!(leastProbability >= 0 && leastProbability <= 1)) {
      throw new ConfigException(
          "values.leastProbability: found %s, allowed is 0 to 1".formatted(leastProbability));
    }
    if (!(largestReward > 0)) {
      throw new ConfigException(
          "values.largestReward: found %s, allowed are numbers above 0".formatted(largestReward));
    }
  }

  @Override
  public void check(List<Metric> metrics, List<ValueEstimator> estimators, Slices slices) {
    if (slices.byGroup()) {
      throw new ConfigException(
          "values.slices: 'group' tells what the documents of a ranking add to its value, but each"
              + " impression of the log shows one document: leave it out");
    }
    for (Metric metric : metrics) {
      if (!metric.ofSingleActions()) {
        throw new ConfigException(
            "metric '%s' weighs ranks, but each impression of the log shows one document: use clicks"
                    .formatted(metric.id())
                + " or reward");
      }
    }
    for (ValueEstimator estimator : estimators) {
      if (estimator.ofActions().isEmpty()) {
        throw new ConfigException(
            "value estimator '%s' is for logs of rankings; each impression of this log shows one"
                    .formatted(estimator.id())
                + " document: use ips, snips, dr, …");
      }
      requireKnown(estimator);
    }
  }

  private void requireKnown(ValueEstimator estimator) {
    ActionValue asked = estimator.ofActions().orElseThrow();
    if (!asked.sets().isEmpty() && known.embeddings().dimensions().isEmpty()) {
      throw new ConfigException(
          "value estimator '%s' needs embeddings: values: {embeddings: PATH}, a table of doc_id, dimension, category"
              .formatted(estimator.id()));
    }
    if ((asked.needsLoggers() || asked.needsPolicies()) && known.loggers().isEmpty()) {
      throw new ConfigException(
          "value estimator '%s' needs to know which loggers the log has".formatted(estimator.id()));
    }
    if (asked.needsPolicies() && known.policies().isEmpty()) {
      throw new ConfigException(
          "value estimator '%s' needs the policy of every logger: values: {loggingPolicies: {%s: {kind: table, name: NAME, path: PATH}}}"
              .formatted(estimator.id(), known.loggers().get(0)));
    }
    if (action(estimator).columnSets().stream().anyMatch(List::isEmpty)) {
      throw new ConfigException(
          "value estimator '%s' needs columns that make rounds alike: {kind: %s, columns: [NAME, …]}, columns of impressions, or values: {embeddings: PATH}"
              .formatted(estimator.id(), estimator.id()));
    }
  }

  private ActionValue action(ValueEstimator estimator) {
    return estimator.ofActions(known).orElseThrow();
  }

  @Override
  public List<Policy> policies(List<ValueEstimator> estimators) {
    return estimators.stream().anyMatch(estimator -> action(estimator).needsPolicies())
        ? known.ofLoggers()
        : List.of();
  }

  @Override
  public int moments(ValueEstimator estimator, int depth) {
    return action(estimator).moments();
  }

  @Override
  public Statistic statistic(ValueEstimator estimator, int depth) {
    return action(estimator).statistic(1 / leastProbability, largestReward);
  }

  @Override
  public Optional<Range> range(ValueEstimator estimator) {
    return action(estimator).range(1 / leastProbability, largestReward);
  }

  @Override
  public String undefined(ValueEstimator estimator) {
    return action(estimator).undefined();
  }

  @Override
  public OptionalDouble effectiveUnits(ValueEstimator estimator, Totals totals) {
    return action(estimator).effectiveUnits(totals);
  }

  @Override
  public double leastTilt() {
    return TiltedMean.least(1 / leastProbability);
  }

  @Override
  public QueryPlan plan(Cells cells, PlannedQuery planned) {
    Query query = planned.query();
    List<Optional<Ranks>> all = planned.ranks();
    List<Optional<Ranks>> ranks = all.subList(0, cells.policies());
    Optional<Predictions> predictions = planned.predictions();
    TreeMap<String, SliceEvidence> evidence = new TreeMap<>();
    planned
        .displays()
        .forEach(
            (slice, shown) ->
                evidence.put(
                    slice,
                    evidence(cells, shown.whole().impressions(), ranks, predictions.isPresent())
                        .with(cells, shown.whole())));
    int depth = cells.examination().depth();
    double[][] predicted =
        predictions.map(known -> predicted(cells, query, known, depth)).orElse(null);
    return new QueryPlan(
        new ActionPlan(
            query.documents(),
            depth,
            probabilities(ranks),
            probabilities(all.subList(cells.policies(), all.size())),
            predicted,
            CellMeans.NONE),
        new QueryEvidence(evidence));
  }

  private static double[][] probabilities(List<Optional<Ranks>> ranks) {
    return ranks.stream()
        .map(own -> own.map(Ranks::probabilities).orElse(null))
        .toArray(double[][]::new);
  }

  /** q̂ by fold (by policy and fold), candidate and position; 0 where nothing is predicted. */
  private static double[][] predicted(
      Cells cells, Query query, Predictions predictions, int depth) {
    int folds = Math.max(cells.folds().count(), predictions.byFold().length);
    double[][] predicted = new double[folds][query.size() * depth];
    for (int f = 0; f < predicted.length; f++) {
      for (int d = 0; d < query.size(); d++) {
        for (int k = 1; k <= depth; k++) {
          double known = predictions.at(f, query.documents()[d], k);
          predicted[f][d * depth + k - 1] = Double.isNaN(known) ? 0 : known;
        }
      }
    }
    return predicted;
  }

  /** Impressions for which a policy has no ranking: each could be worth a reward. */
  private static SliceEvidence evidence(
      Cells cells, double impressions, List<Optional<Ranks>> ranks, boolean modelled) {
    SliceEvidence evidence = SliceEvidence.empty(cells);
    evidence.unmodelled()[0] = modelled ? 0 : impressions;
    for (int p = 0; p < ranks.size(); p++) {
      for (int m = 0; m < cells.metrics().size(); m++) {
        int pair = cells.pair(p, m);
        evidence.rankWeight()[pair] += impressions;
        if (ranks.get(p).isEmpty()) {
          for (int e = 0; e < cells.estimators(); e++) {
            evidence.unsupported()[cells.cell(pair, e)] += impressions;
          }
        }
      }
      if (ranks.get(p).isEmpty()) {
        evidence.undefined()[p] += impressions;
      }
    }
    return evidence;
  }
}
