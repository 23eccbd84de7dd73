package io.cltr.bench;

import io.cltr.interval.Interval;
import io.cltr.interval.StudentT;
import io.cltr.method.Methods;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.UniformSpec;
import io.cltr.propensity.GivenCurve;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.reward.PbmPosterior;
import io.cltr.reward.RewardModel;
import io.cltr.value.ValueEstimator;
import io.cltr.value.estimator.Ips;
import io.cltr.value.estimator.Snips;
import io.cltr.value.metric.Dcg;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.Metric;
import java.util.List;

/**
 * Value estimators: each estimates the value of every policy in every metric. Their truth is the
 * policy's exact value in the world's population; that of estimators of outcomes the exact
 * quantile, or tail mean, of one impression's outcome there.
 *
 * @param name begins the subjects' names; "" for the estimators' ids alone
 * @param worlds on whose logs they run; empty for all
 * @param propensities how examination is estimated on each log, with its error in the intervals;
 *     {@code given} without a curve for the world's true one, held fixed. Not used on logs of
 *     single actions
 * @param policies what is valued; a ranker is named by the logger whose scores it has, or {@code
 *     ideal}, which scores by the true relevance
 * @param metrics in what
 * @param estimators by what
 * @param rewardModel for the estimators that need one, cross-fitted
 * @param intervals kinds of intervals; with several each estimator is a subject with each of them
 */
public record ValueSubjects(
    String name,
    List<String> worlds,
    PropensityEstimator propensities,
    List<PolicySpec> policies,
    List<Metric> metrics,
    List<ValueEstimator> estimators,
    RewardModel rewardModel,
    List<Interval> intervals)
    implements Subjects {
  /** IPS and SNIPS of the uniform policy in clicks and DCG@10 on all worlds, θ known. */
  public ValueSubjects() {
    this(
        "",
        List.of(),
        new GivenCurve(),
        List.of(new UniformSpec()),
        List.of(new ExpectedClicks(), new Dcg(10)),
        List.of(new Ips(), new Snips()),
        new PbmPosterior(),
        List.of(new StudentT()));
  }

  /** Copies the lists. */
  public ValueSubjects {
    worlds = List.copyOf(worlds);
    policies = List.copyOf(policies);
    metrics = List.copyOf(metrics);
    estimators = List.copyOf(estimators);
    intervals = List.copyOf(intervals);
  }

  @Override
  public String id() {
    return "values";
  }

  @Override
  public String summary() {
    return "Value estimators, against the exact values of policies";
  }

  @Override
  public String source() {
    return "—";
  }

  @Override
  public EstimatePanel on(Site site, double level, long seed) {
    return ValuePanel.of(this, site, level, seed);
  }

  /** What the {@code index}-th estimator with the {@code kind}-th interval is called. */
  String subject(int index, int kind) {
    String group = name.isEmpty() ? "" : name + ": ";
    String label = group + Methods.label(estimators.get(index));
    return intervals.size() == 1 ? label : label + ", " + Methods.label(intervals.get(kind));
  }
}
