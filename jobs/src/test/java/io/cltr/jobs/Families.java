package io.cltr.jobs;

import io.cltr.bench.Subjects;
import io.cltr.check.LogCheck;
import io.cltr.gate.GateRule;
import io.cltr.interval.Interval;
import io.cltr.logging.LoggingModel;
import io.cltr.method.Method;
import io.cltr.policy.PolicySpec;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.ranker.Learner;
import io.cltr.reward.RewardModel;
import io.cltr.value.ValueEstimator;
import java.util.Map;
import java.util.TreeMap;

/** The families of methods, by what docs/methods.md calls them. */
final class Families {
  static final Map<String, Class<? extends Method>> BY_NAME =
      new TreeMap<>(
          Map.of(
              "propensity estimator", PropensityEstimator.class,
              "learner", Learner.class,
              "policy", PolicySpec.class,
              "reward model", RewardModel.class,
              "logging model", LoggingModel.class,
              "value estimator", ValueEstimator.class,
              "interval", Interval.class,
              "gate rule", GateRule.class,
              "subjects", Subjects.class,
              "log check", LogCheck.class));

  private Families() {}
}
