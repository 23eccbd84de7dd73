package io.cltr.value.pass;

import io.cltr.interval.Statistic;
import io.cltr.log.ConfigException;
import io.cltr.policy.Policy;
import io.cltr.value.RankingEstimator;
import io.cltr.value.RankingValue;
import io.cltr.value.RankingValues;
import io.cltr.value.SlateValue;
import io.cltr.value.SlateValue.Known;
import io.cltr.value.UserValue;
import io.cltr.value.ValueEstimator;
import io.cltr.value.display.QueryDisplays;
import io.cltr.value.metric.Metric;
import io.cltr.value.query.PlannedQuery;
import io.cltr.value.query.QueryPlan;
import io.cltr.value.slate.SlatePlan;
import io.cltr.value.slice.Slices;
import io.cltr.value.sum.Cells;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * Rankings with examination propensities: estimators are {@link RankingValue}s, with ρ(d|q) =
 * (1/n_q) Σ_i v_i θ_{y_i(d)} counted on the valued impressions of the query, n_q = Σ_i v_i, with
 * v_i the impressions' weights. The error of ρ̂ is in every interval.
 *
 * <p>Impressions whose probabilities are logged are slates to {@link SlateValue}s.
 *
 * @param loggers what each logger does, sorted; empty where that is not known
 */
public record DisplayWeighting(SortedMap<String, Policy> loggers) implements Weighting {
  /** No policy of a logger is known. */
  public DisplayWeighting() {
    this(Collections.emptySortedMap());
  }

  @Override
  public List<Policy> policies(List<ValueEstimator> estimators) {
    return estimators.stream()
            .map(estimator -> estimator.ofRankings().orElse(null))
            .anyMatch(
                kind -> kind instanceof SlateValue own && own.needs().contains(Known.ADDITIVE))
        ? List.copyOf(loggers.values())
        : List.of();
  }

  @Override
  public void check(List<Metric> metrics, List<ValueEstimator> estimators, Slices slices) {
    for (ValueEstimator estimator : estimators) {
      if (estimator.ofRankings().isEmpty() && estimator.ofOutcomes()) {
        throw new ConfigException(
            "value estimator '%s': this is a log of rankings, where distributions of outcomes are"
                    .formatted(estimator.id())
                + " self-normalised alone: leave out cdf");
      }
      if (estimator.ofRankings().isEmpty()) {
        throw new ConfigException(
            "value estimator '%s' is for logs of single actions with logging probabilities; this is"
                    .formatted(estimator.id())
                + " a log of rankings: use ips, clipped-ips, snips, affine, dm or dr");
      }
      if (slices.byGroup() && estimator.ofRankings().get() instanceof SlateValue) {
        throw new ConfigException(
            "values.slices: 'group' tells what single documents add to a value, and '%s' weighs whole"
                    .formatted(estimator.id())
                + " slates: leave one of them out");
      }
      metrics.forEach(metric -> check(metric, estimator));
    }
  }

  private static void check(Metric metric, ValueEstimator estimator) {
    RankingEstimator kind = estimator.ofRankings().orElseThrow();
    if (kind instanceof UserValue user) {
      user.check(metric);
    } else if (metric.ofSatisfaction()) {
      throw new ConfigException(
          "metric '%s' cannot be estimated by '%s': no log shows who is satisfied; use click-model"
              .formatted(metric.id(), estimator.id()));
    }
    if (kind instanceof SlateValue && !metric.ofSingleActions()) {
      throw new ConfigException(
          "metric '%s' weighs ranks, but '%s' counts what came of whole slates: use clicks or reward"
              .formatted(metric.id(), estimator.id()));
    }
    boolean modelsClicks =
        kind instanceof RankingValues displays
            && displays.values().stream()
                .anyMatch(value -> !(value.outcome() instanceof RankingValue.Clicks));
    if (modelsClicks && !metric.ofClicks()) {
      throw new ConfigException(
          "metric '%s' cannot be estimated by '%s', which models clicks: use ips, clipped-ips"
                  .formatted(metric.id(), estimator.id())
              + " or snips");
    }
  }

  @Override
  public int moments(ValueEstimator estimator, int depth) {
    return estimator.ofRankings().orElseThrow().moments(depth);
  }

  @Override
  public Statistic statistic(ValueEstimator estimator, int depth) {
    return estimator.ofRankings().orElseThrow().statistic(depth);
  }

  @Override
  public QueryPlan plan(Cells cells, PlannedQuery planned) {
    QueryDisplays displays = QueryDisplays.of(cells, planned);
    return new QueryPlan(
        new RankingPlan(displays.plan(), cells.ofSlates() ? SlatePlan.of(cells, planned) : null),
        displays.evidence());
  }
}
