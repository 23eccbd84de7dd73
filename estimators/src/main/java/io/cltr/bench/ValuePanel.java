package io.cltr.bench;

import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.policy.Policy;
import io.cltr.policy.Ranks;
import io.cltr.propensity.Examination;
import io.cltr.propensity.GivenCurve;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.reward.CrossFit;
import io.cltr.simulate.TrueMetric;
import io.cltr.simulate.TrueQuery;
import io.cltr.simulate.TrueRanks;
import io.cltr.value.DisplayWeighting;
import io.cltr.value.ExpectedClicks;
import io.cltr.value.LoggedWeighting;
import io.cltr.value.Metric;
import io.cltr.value.Modelling;
import io.cltr.value.Slices;
import io.cltr.value.Valuation;
import io.cltr.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Value estimators at work: one valuation of each log. */
final class ValuePanel implements Panel {
  private static final int FOLDS = 5;

  private final ValueSubjects spec;
  private final Site site;
  private final double level;
  private final long seed;
  private final List<Policy> policies;
  private final SortedMap<String, Double> truths;

  private ValuePanel(
      ValueSubjects spec, Site site, double level, List<Policy> policies, long seed) {
    this.spec = spec;
    this.site = site;
    this.level = level;
    this.seed = seed;
    this.policies = policies;
    this.truths = trueValues(site, policies, spec.metrics());
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
    return IntStream.range(0, spec.estimators().size()).mapToObj(spec::subject).toList();
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
      examination = new Examination(site.truth().pooled().theta());
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
      estimates.add(estimate(spec.subject(i % spec.estimators().size()), values.get(i)));
    }
    return estimates;
  }

  private Valuation valuation(Examination examination) {
    return new Valuation(
        policies,
        spec.metrics(),
        spec.estimators(),
        new Slices(List.of()),
        examination,
        site.ofSingleActions() ? new LoggedWeighting() : new DisplayWeighting(),
        Optional.of(new Modelling(spec.rewardModel(), new CrossFit(FOLDS, seed))),
        List.of(spec.interval()));
  }

  private static Estimate estimate(String subject, Value value) {
    return new Estimate(
        subject,
        estimand(value.policy(), value.metric()),
        value.value(),
        value.standardError(),
        value.low(),
        value.high(),
        value.warnings());
  }

  private static String estimand(String policy, String metric) {
    return metric + " of " + policy;
  }

  /** Σ_q P(q) value(q) of each policy in each metric, by estimand. */
  private static SortedMap<String, Double> trueValues(
      Site site, List<Policy> policies, List<Metric> metrics) {
    TrueRanks exact = new TrueRanks(site.world());
    Examination examination = new Examination(site.truth().pooled().theta());
    List<TrueQuery> queries = site.truth().queries();
    SortedMap<String, Double> truths = new TreeMap<>();
    for (Policy policy : policies) {
      Map<Metric, Double> sums = new LinkedHashMap<>();
      for (int q = 0; q < queries.size(); q++) {
        Ranks ranks = exact.of(policy, q, examination.depth());
        for (Metric metric : metrics) {
          double value = trueValue(metric, site, queries.get(q), ranks, examination);
          sums.merge(metric, queries.get(q).traffic() * value, Double::sum);
        }
      }
      sums.forEach((metric, sum) -> truths.put(estimand(policy.name(), metric.id()), sum));
    }
    return Collections.unmodifiableSortedMap(truths);
  }

  /** Σ_d γ_d E[λ(rank)]; clicks count those that trust brings to irrelevant documents, too. */
  private static double trueValue(
      Metric metric, Site site, TrueQuery query, Ranks ranks, Examination examination) {
    if (metric instanceof ExpectedClicks) {
      return new TrueMetric.Clicks(site.truth().pooled()).of(query, ranks);
    }
    double[] weights = metric.rankWeights(examination);
    double sum = 0;
    for (int d = 0; d < query.relevance().length; d++) {
      sum += query.relevance()[d] * ranks.expected(d, weights);
    }
    return sum;
  }
}
