package io.cltr.value;

import io.cltr.interval.Statistic;
import io.cltr.log.ConfigException;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.reward.Predictions;
import io.cltr.value.DisplayPlan.OfSlice;
import io.cltr.value.QueryEvidence.SliceEvidence;
import io.cltr.value.SlateValue.Known;
import io.cltr.value.SlicedDisplays.Shown;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rankings with examination propensities: estimators are {@link RankingValue}s, with ρ(d|q) =
 * (1/n_q) Σ_i v_i θ_{y_i(d)} counted on the valued impressions of the query, n_q = Σ_i v_i, with
 * v_i the impressions' weights. The error of ρ̂ is in every interval ({@link DisplayTerms}).
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
    Query query = planned.query();
    List<Optional<Ranks>> ranks = planned.ranks().subList(0, cells.policies());
    double[][] omega = omega(cells, query.size(), ranks);
    double[][] gamma = gamma(cells, query, planned.predictions());
    TreeMap<String, DisplaySlice> slices = new TreeMap<>();
    planned
        .displays()
        .forEach(
            (name, shown) -> slices.put(name, slice(cells, query, shown, omega, gamma, ranks)));
    if (cells.slices().byGroup()) {
      DisplaySlice all = slices.get(Slices.ALL);
      DocumentGroups.counted(query)
          .forEach((name, counted) -> slices.put(name, all.only(query, counted)));
    }
    TreeMap<String, OfSlice> plans = new TreeMap<>();
    TreeMap<String, SliceEvidence> evidence = new TreeMap<>();
    slices.forEach(
        (name, slice) -> {
          plans.put(name, slice.plan());
          evidence.put(name, DisplayEvidence.of(slice, planned.predictions().isPresent()));
        });
    return new QueryPlan(
        new RankingPlan(
            new DisplayPlan(query.documents(), omega, gamma, plans),
            cells.ofSlates() ? SlatePlan.of(cells, planned) : null),
        new QueryEvidence(evidence));
  }

  private static DisplaySlice slice(
      Cells cells,
      Query query,
      Shown shown,
      double[][] omega,
      double[][] gamma,
      List<Optional<Ranks>> ranks) {
    DisplayCounts counts = DisplayCounts.of(cells.examination(), query, shown);
    DisplayTerms[][][] terms = terms(cells, counts, gamma);
    return new DisplaySlice(cells, shown.whole(), counts, terms, omega, gamma, ranks, null);
  }

  /** ω(d) by pair; zeros where the policy is not defined. */
  private static double[][] omega(Cells cells, int documents, List<Optional<Ranks>> ranks) {
    double[][] omega = new double[cells.pairs()][documents];
    for (int m = 0; m < cells.metrics().size(); m++) {
      double[] weights = cells.metrics().get(m).supportWeights(cells.examination());
      for (int p = 0; p < ranks.size(); p++) {
        if (ranks.get(p).isPresent()) {
          for (int d = 0; d < documents; d++) {
            omega[cells.pair(p, m)][d] = ranks.get(p).get().expected(d, weights);
          }
        }
      }
    }
    return omega;
  }

  /** γ̂ by fold and candidate; 0 where nothing is predicted. */
  private static double[][] gamma(Cells cells, Query query, Optional<Predictions> predictions) {
    double[][] gamma = new double[cells.folds().count()][query.size()];
    if (predictions.isPresent()) {
      for (int f = 0; f < gamma.length; f++) {
        for (int d = 0; d < query.size(); d++) {
          double predicted = predictions.get().at(f, query.documents()[d], 1);
          gamma[f][d] = Double.isNaN(predicted) ? 0 : predicted;
        }
      }
    }
    return gamma;
  }

  /** By kind of outcome, estimator and moment. */
  private static DisplayTerms[][][] terms(Cells cells, DisplayCounts counts, double[][] gamma) {
    DisplayTerms[][][] terms = new DisplayTerms[2][cells.estimators()][];
    for (int kind = 0; kind < terms.length; kind++) {
      int own = kind;
      for (int e = 0; e < terms[kind].length; e++) {
        terms[kind][e] =
            cells.displayed(e).stream()
                .map(value -> DisplayTerms.of(value, counts, gamma, own))
                .toArray(DisplayTerms[]::new);
      }
    }
    return terms;
  }
}
