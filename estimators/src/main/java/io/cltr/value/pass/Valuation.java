package io.cltr.value.pass;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.Interval;
import io.cltr.interval.StudentT;
import io.cltr.log.ConfigException;
import io.cltr.log.Displays;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.logging.BalancedWeights;
import io.cltr.logging.BalancedWeights.Ratio;
import io.cltr.method.Methods;
import io.cltr.policy.Policy;
import io.cltr.propensity.Examination;
import io.cltr.reward.CrossFit;
import io.cltr.reward.Predictions;
import io.cltr.value.SlateValue;
import io.cltr.value.UserValue;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable;
import io.cltr.value.action.LoggerCounts;
import io.cltr.value.metric.Metric;
import io.cltr.value.query.CellMeans;
import io.cltr.value.query.QueryPlan;
import io.cltr.value.slice.DocumentGroups;
import io.cltr.value.slice.Modelling;
import io.cltr.value.slice.QueryTraffic;
import io.cltr.value.slice.SlicedDisplays;
import io.cltr.value.slice.Slices;
import io.cltr.value.sum.Cells;
import io.cltr.value.sum.Evidence;
import io.cltr.value.sum.EvidenceFold;
import io.cltr.value.sum.SliceSums;
import io.cltr.value.user.UserFits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is to be valued, and how: every policy by every metric and estimator on every slice.
 *
 * <p>{@link #run} is one pass. Per query it counts what each slice displayed, asks every policy for
 * its ranks, and turns each impression into contributions; contributions, times the impressions'
 * weights v, are summed per unit, and per unit bucket: a value is a function of Σ v x/Σ v. Cost:
 * two shuffles of the log; state buckets × slices × cells, cells = policies × metrics × estimators.
 * A reward model adds the passes that fitting it takes, slices by traffic one of the log, slices by
 * group one of the candidates, a click model's value those of its fits; what estimators must know
 * beforehand (the grid of outcomes, loggers' shares, tilts) one each, tilts up to a hundred over
 * packed weights.
 *
 * @param policies names are unique
 * @param examination θ, as the metrics and weights use it
 * @param weighting where weights come from
 * @param modelling the reward model; empty where no estimator needs one
 * @param intervals kinds of intervals, the first one the report's
 */
public record Valuation(
    List<Policy> policies,
    List<Metric> metrics,
    List<ValueEstimator> estimators,
    Slices slices,
    Examination examination,
    Weighting weighting,
    Optional<Modelling> modelling,
    List<Interval> intervals) {

  private static final CrossFit BALANCED_FOLDS = new CrossFit(5, 1);

  /** Without a reward model, with t intervals. */
  public Valuation(
      List<Policy> policies,
      List<Metric> metrics,
      List<ValueEstimator> estimators,
      Slices slices,
      Examination examination,
      Weighting weighting) {
    this(
        policies,
        metrics,
        estimators,
        slices,
        examination,
        weighting,
        Optional.empty(),
        List.of(new StudentT()));
  }

  /** Checks that there is something to value, that names are unique, and that all of it fits. */
  public Valuation {
    requireUnique("policy", policies.stream().map(Policy::name).toList());
    requireUnique("metric", metrics.stream().map(Metric::id).toList());
    requireUnique("value estimator", labels(estimators));
    requireUnique("interval", intervals.stream().map(Interval::id).toList());
    for (ValueEstimator estimator : estimators) {
      if (estimator.basis().needsModel() && modelling.isEmpty()) {
        throw new ConfigException(
            "value estimator '%s' needs a reward model: name one, for instance values: {rewardModel:"
                    .formatted(estimator.id())
                + " {kind: pbm-posterior}}");
      }
    }
    if (modelling.isPresent()
        && estimators.stream().anyMatch(estimator -> estimator.basis().needsModel())
        && metrics.stream().map(Metric::ofClicks).distinct().count() > 1) {
      throw new ConfigException(
          "values: one reward model cannot predict clicks and rewards; value the metric reward and"
              + " those of clicks in two runs");
    }
    if (modelling.filter(Modelling::byPolicy).isPresent()
        && !(weighting instanceof LoggedWeighting)) {
      throw new ConfigException(
          "reward model '%s' weighs by the logging probabilities of single actions, which this log"
                  .formatted(modelling.get().model().id())
              + " has not: use logistic, boosted-trees or pbm-posterior");
    }
    weighting.check(metrics, estimators, slices);
  }

  /** The same of other policies on the whole log alone, with another examination. */
  public Valuation of(List<Policy> others, Examination theirs) {
    return new Valuation(
        others,
        metrics,
        estimators,
        new Slices(List.of()),
        theirs,
        weighting,
        modelling,
        intervals);
  }

  /** What reports call an estimator: its id, with its parameters where the list holds it twice. */
  public String label(int estimator) {
    return labels(estimators).get(estimator);
  }

  private static List<String> labels(List<ValueEstimator> estimators) {
    List<String> ids = estimators.stream().map(ValueEstimator::id).toList();
    return estimators.stream()
        .map(e -> Collections.frequency(ids, e.id()) == 1 ? e.id() : Methods.label(e))
        .toList();
  }

  private static void requireUnique(String what, List<String> names) {
    if (names.isEmpty()) {
      throw new ConfigException("nothing to value: the list has no " + what);
    }
    for (String name : names) {
      if (names.indexOf(name) != names.lastIndexOf(name)) {
        throw new ConfigException("%s '%s' is listed twice".formatted(what, name));
      }
    }
  }

  /**
   * Values everything on {@code log}.
   *
   * @param displays what the whole log displayed, valued or not: what logger policies are read from
   * @param queries the candidates; a query that it lacks has the displayed documents
   * @param influence of the log's units on log θ; none where θ is known
   * @param level of the intervals
   */
  public ValueTable run(
      Source<Impression> log,
      Source<Keyed<Displays>> displays,
      Source<Keyed<Query>> queries,
      BucketInfluence influence,
      double level) {
    Cells cells = ValuationCells.of(this);
    Source<Keyed<QueryPlan>> plans = plans(cells, log, displays, queries);
    LoggerCounts loggers = LoggerCounts.of(cells, log, plans);
    Cells known = cells.with(PilotPasses.of(this, log, plans));
    ValueTable table =
        SliceValues.table(
            this, known, evidence(known, log, queries, plans, loggers), influence, level);
    return loggers.off().isEmpty() ? table : table.warned(this::usesPolicies, loggers.off());
  }

  /**
   * What each unit adds to the values of the whole log: for any analysis that the report lacks. A
   * value with one moment is Σ moments/Σ impressions.
   */
  public Source<UnitContribution> contributions(
      Source<Impression> log, Source<Keyed<Displays>> displays, Source<Keyed<Query>> queries) {
    Cells cells = ValuationCells.of(this);
    Source<Keyed<QueryPlan>> plans = plans(cells, log, displays, queries);
    LoggerCounts loggers = LoggerCounts.of(cells, log, plans);
    return contributions(cells.with(PilotPasses.of(this, log, plans)), log, queries, plans, loggers)
        .grouped(Contribution::unit, new UnitContributions(cells.layout().moments()))
        .map(Keyed::value);
  }

  /** Number of moments of each (policy, metric, estimator), in this order. */
  public int[] moments() {
    return ValuationCells.of(this).layout().counts();
  }

  private boolean needsModel(boolean ofSlates) {
    return estimators.stream()
        .filter(estimator -> estimator.basis().needsModel())
        .anyMatch(
            estimator -> estimator.ofRankings().orElse(null) instanceof SlateValue == ofSlates);
  }

  /** Sums over the units of each slice. */
  private SortedMap<String, SliceSums> evidence(
      Cells cells,
      Source<Impression> log,
      Source<Keyed<Query>> queries,
      Source<Keyed<QueryPlan>> plans,
      LoggerCounts loggers) {
    Source<Evidence> contributions =
        contributions(cells, log, queries, plans, loggers).map(item -> item);
    return contributions
        .and(plans.map(item -> item.value().evidence()))
        .fold(new EvidenceFold(cells));
  }

  /** Whether the estimator that reports call {@code label} needs the loggers' policies. */
  private boolean usesPolicies(String label) {
    return !weighting
        .policies(List.of(estimators.get(labels(estimators).indexOf(label))))
        .isEmpty();
  }

  private Source<Contribution> contributions(
      Cells cells,
      Source<Impression> log,
      Source<Keyed<Query>> queries,
      Source<Keyed<QueryPlan>> plans,
      LoggerCounts loggers) {
    List<Ratio> ratios =
        cells.balanced()
            ? policies.stream()
                .map(p -> new BalancedWeights().fit(log, queries, p, BALANCED_FOLDS))
                .toList()
            : List.of();
    return log.joined(
        Impression::query,
        plans.map(item -> new Keyed<>(item.key(), item.value().ofImpressions())),
        (impression, own) ->
            Contribution.of(cells, ratios, loggers, impression, own.orElseThrow()));
  }

  /** With the averages of rounds that are alike, where an estimator needs them. */
  private Source<Keyed<QueryPlan>> averaged(
      Cells cells, Source<Impression> log, Source<Keyed<QueryPlan>> plans) {
    if (!(weighting instanceof LoggedWeighting) || cells.needs().columns().isEmpty()) {
      return plans;
    }
    return plans.joined(
        Keyed::key,
        PilotPasses.weighed(log, plans, Modelling.Weighed::new)
            .grouped(
                item -> item.round().query(),
                new CellMeans.Counter(cells.needs(), policies.size(), metrics)),
        (plan, means) -> new Keyed<>(plan.key(), plan.value().with(means.orElseThrow())));
  }

  private Source<Keyed<QueryPlan>> plans(
      Cells cells,
      Source<Impression> log,
      Source<Keyed<Displays>> displays,
      Source<Keyed<Query>> queries) {
    QueryTraffic traffic = slices.byTraffic() ? QueryTraffic.of(log) : QueryTraffic.NONE;
    DocumentGroups groups = slices.byGroup() ? DocumentGroups.of(queries) : DocumentGroups.NONE;
    List<Policy> asking = new ArrayList<>(policies);
    asking.addAll(weighting.policies(estimators));
    Planner planner = new Planner(asking, weighting, cells, traffic, groups);
    Source<Keyed<AskedQuery>> asked =
        log.grouped(Impression::query, new SlicedDisplays(slices, cells.folds()))
            .joined(Keyed::key, displays, AskedQuery::of)
            .joined(item -> item.key(), queries, AskedQuery::withCandidates);
    if (needsModel(false)) {
      Modelling own = modelling.orElseThrow();
      Source<Keyed<Predictions>> predictions =
          own.byPolicy()
              ? own.predictions(
                  PilotPasses.weighed(
                      log,
                      asked.map(item -> planner.plan(item, Optional.empty(), null)),
                      Modelling.Weighed::new),
                  queries,
                  examination,
                  metrics,
                  policies.size())
              : own.predictions(log, queries, examination, metrics);
      asked = asked.joined(Keyed::key, predictions, AskedQuery::withPredictions);
    }
    if (needsModel(true)) {
      Source<Keyed<Predictions>> slots = modelling.orElseThrow().slots(log, queries, metrics);
      asked = asked.joined(Keyed::key, slots, AskedQuery::withSlots);
    }
    if (cells.rankings().stream().noneMatch(kind -> kind instanceof UserValue)) {
      return averaged(cells, log, asked.map(item -> planner.plan(item, Optional.empty(), null)));
    }
    UserFits.Fitted fitted = UserFits.of(cells, log);
    UserFits users = fitted.users();
    return asked.joined(
        Keyed::key,
        fitted.attributes(),
        (item, told) -> planner.plan(item, Optional.of(users), told.orElse(null)));
  }
}
