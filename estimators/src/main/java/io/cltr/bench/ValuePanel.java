package io.cltr.bench;

import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.ConfigException;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.method.Methods;
import io.cltr.policy.Policy;
import io.cltr.propensity.Examination;
import io.cltr.propensity.GivenCurve;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.reward.CrossFit;
import io.cltr.reward.RewardModel;
import io.cltr.reward.RewardTable;
import io.cltr.simulate.User;
import io.cltr.value.RankingValues;
import io.cltr.value.Value;
import io.cltr.value.Value.IntervalValue;
import io.cltr.value.ValueEstimator;
import io.cltr.value.metric.Metric;
import io.cltr.value.pass.DisplayWeighting;
import io.cltr.value.pass.LoggedWeighting;
import io.cltr.value.pass.Valuation;
import io.cltr.value.pass.Weighting;
import io.cltr.value.slice.Modelling;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Value estimators at work: one valuation of each log. */
final class ValuePanel implements EstimatePanel {
  private static final int FOLDS = 5;

  private final ValueSubjects spec;
  private final Site site;
  private final double level;
  private final long seed;
  private final List<Policy> policies;
  private final Weighting weighting;
  private final RewardModel model;
  private final SortedMap<String, Double> truths;

  private ValuePanel(
      ValueSubjects spec, Site site, double level, List<Policy> policies, long seed) {
    this.spec = spec;
    this.site = site;
    this.level = level;
    this.seed = seed;
    this.policies = policies;
    this.weighting = weighting(spec, site);
    this.model = spec.rewardModel().with(ValuePanel::noTable);
    this.truths = trueValues();
  }

  static ValuePanel of(ValueSubjects spec, Site site, double level, long seed) {
    SiteParts parts = new SiteParts(site, seed);
    List<Policy> policies = spec.policies().stream().map(policy -> policy.policy(parts)).toList();
    ValuePanel panel = new ValuePanel(spec, site, level, policies, seed);
    panel.valuation(Examination.uniform(1));
    return panel;
  }

  @Override
  public List<String> subjects() {
    int kinds = spec.intervals().size();
    return IntStream.range(0, spec.estimators().size() * kinds)
        .mapToObj(i -> spec.subject(i / kinds, i % kinds))
        .toList();
  }

  @Override
  public SortedMap<String, Double> truths() {
    return truths;
  }

  @Override
  public List<Estimate> estimates(Source<Impression> log) {
    Examination examination;
    BucketInfluence influence;
    if (site.ofSingleActions()) {
      examination = Examination.uniform(1);
      influence = BucketInfluence.none(1, Units.BUCKETS);
    } else if (spec.propensities() instanceof GivenCurve given && given.curve().isEmpty()) {
      examination =
          weighsDisplays() || site.truth().pooled().isPresent()
              ? site.examination()
              : Examination.uniform(site.world().simulation().positions());
      influence = BucketInfluence.none(examination.depth(), Units.BUCKETS);
    } else {
      PropensityEstimate estimate = spec.propensities().estimate(log, level);
      examination = estimate.examination();
      influence = estimate.influence();
    }
    List<Value> values =
        valuation(examination)
            .run(
                log,
                log.grouped(Impression::query, new DisplaysFold()),
                site.queries(),
                influence,
                level)
            .values();
    List<Estimate> estimates = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      estimates.addAll(estimates(i % spec.estimators().size(), values.get(i)));
    }
    return estimates;
  }

  /** Whether an estimator needs to know how users examine. */
  private boolean weighsDisplays() {
    return spec.estimators().stream()
        .flatMap(estimator -> estimator.ofRankings().stream())
        .anyMatch(kind -> kind instanceof RankingValues);
  }

  private Valuation valuation(Examination examination) {
    return new Valuation(
        policies,
        spec.metrics(),
        spec.estimators(),
        new Slices(List.of()),
        examination,
        weighting,
        modelling(),
        spec.intervals());
  }

  private Optional<Modelling> modelling() {
    return spec.estimators().stream().anyMatch(estimator -> estimator.basis().needsModel())
        ? Optional.of(new Modelling(model, new CrossFit(FOLDS, seed)))
        : Optional.empty();
  }

  /** With the bounds that finite-sample intervals need: in a simulated world they are known. */
  private static Weighting weighting(ValueSubjects spec, Site site) {
    if (!site.ofSingleActions()) {
      return site.world().hasSlateProbabilities()
          ? new DisplayWeighting(SiteLoggers.of(site).policies())
          : new DisplayWeighting();
    }
    User user = site.world().simulation().user();
    double largest =
        spec.metrics().stream().allMatch(Metric::ofClicks)
            ? 1
            : Collections.max(user.rewards()) * (1 + user.rewardNoise());
    return new LoggedWeighting(site.leastProbability(), Math.max(1, largest), SiteLoggers.of(site));
  }

  private static List<RewardTable.Row> noTable(String path) {
    throw new ConfigException(
        "a reward model that is read from a table cannot be compared on simulated sites; use"
            + " another kind");
  }

  private SortedMap<String, Double> trueValues() {
    TrueValues exact = new TrueValues(site);
    SortedMap<String, Double> found = new TreeMap<>();
    for (Policy policy : policies) {
      if (spec.estimators().stream().anyMatch(estimator -> !estimator.ofOutcomes())) {
        exact
            .of(policy, spec.metrics())
            .forEach((metric, value) -> found.put(estimand("", policy.name(), metric.id()), value));
      }
      for (Metric metric : spec.metrics()) {
        for (ValueEstimator estimator : spec.estimators()) {
          if (estimator.ofOutcomes()) {
            found.put(
                estimand(what(estimator), policy.name(), metric.id()),
                TrueOutcomes.of(site, policy, metric).truth(estimator));
          }
        }
      }
    }
    return Collections.unmodifiableSortedMap(found);
  }

  /** What is estimated of the outcomes of impressions; "" for their mean. */
  private static String what(ValueEstimator estimator) {
    return estimator.ofOutcomes() ? Methods.label(TrueOutcomes.estimand(estimator)) + " of " : "";
  }

  @Override
  public boolean asks(String subject, String estimand) {
    int kinds = spec.intervals().size();
    for (int i = 0; i < spec.estimators().size() * kinds; i++) {
      if (spec.subject(i / kinds, i % kinds).equals(subject)) {
        String what = what(spec.estimators().get(i / kinds));
        return policies.stream()
            .anyMatch(
                policy ->
                    spec.metrics().stream()
                        .anyMatch(
                            metric -> estimand(what, policy.name(), metric.id()).equals(estimand)));
      }
    }
    return false;
  }

  /** One estimate for each kind of interval. */
  private List<Estimate> estimates(int estimator, Value value) {
    List<Estimate> estimates = new ArrayList<>();
    estimates.add(estimate(estimator, 0, value, value.standardError(), value.low(), value.high()));
    for (int kind = 1; kind < spec.intervals().size(); kind++) {
      IntervalValue other = value.otherIntervals().get(kind - 1);
      estimates.add(
          estimate(estimator, kind, value, other.standardError(), other.low(), other.high()));
    }
    return estimates;
  }

  private Estimate estimate(
      int estimator, int kind, Value value, double error, double low, double high) {
    return new Estimate(
        spec.subject(estimator, kind),
        estimand(what(spec.estimators().get(estimator)), value.policy(), value.metric()),
        value.value(),
        error,
        low,
        high,
        value.warnings());
  }

  private static String estimand(String what, String policy, String metric) {
    return what + metric + " of " + policy;
  }
}
