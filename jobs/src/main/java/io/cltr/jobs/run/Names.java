package io.cltr.jobs.run;

import io.cltr.gate.GateRule;
import io.cltr.jobs.config.RunConfig;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.json.Nearest;
import io.cltr.pipeline.stage.TrainOptions.NamedLearner;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.TopScoreSpec;
import io.cltr.policy.UniformSpec;
import io.cltr.value.ValueEstimator;
import io.cltr.value.metric.Metric;
import java.util.ArrayList;
import java.util.List;

/** Refuses names in a configuration that no log can make right, before any log is read. */
final class Names {
  private static final String LOGGER = "logger:";

  private Names() {}

  /** Checks the names in the policies and the gate of a run that trains its own rankers. */
  static void require(RunConfig config) {
    List<String> rankers = config.training().rankers().stream().map(NamedLearner::name).toList();
    for (PolicySpec policy : config.policies()) {
      policy.rankerName().ifPresent(name -> requireOneOf("policies: ranker", name, rankers));
    }
    List<String> policies = policies(config, rankers);
    requirePolicy("gate.candidate", config.gate().candidate(), policies, config);
    requirePolicy("gate.production", config.gate().production(), policies, config);
    if (!config.gate().candidate().isEmpty()) {
      requireValues(config);
    }
  }

  private static List<String> policies(RunConfig config, List<String> rankers) {
    if (!config.policies().isEmpty()) {
      return config.policies().stream().map(PolicySpec::policyName).toList();
    }
    List<String> policies = new ArrayList<>();
    rankers.forEach(name -> policies.add(new TopScoreSpec(name, "").policyName()));
    policies.add(new UniformSpec().policyName());
    return policies;
  }

  private static void requirePolicy(
      String key, String name, List<String> policies, RunConfig config) {
    boolean loggersAreValued = config.policies().isEmpty();
    if (!name.isEmpty() && !(loggersAreValued && name.startsWith(LOGGER))) {
      requireOneOf(key + ": policy", name, policies);
    }
  }

  private static void requireValues(RunConfig config) {
    List<Metric> metrics = config.values().metrics();
    List<String> estimators =
        config.values().estimators().stream().map(ValueEstimator::id).toList();
    for (GateRule rule : config.gate().rules()) {
      for (GateRule.Needed needed : rule.needs()) {
        if (!needed.estimator().isEmpty()) {
          requireOneOf("gate.rules: " + rule.id() + ": estimator", needed.estimator(), estimators);
        }
        if (!metrics.isEmpty() && !needed.metric().isEmpty()) {
          requireOneOf(
              "gate.rules: " + rule.id() + ": metric",
              needed.metric(),
              metrics.stream().map(Metric::id).toList());
        }
      }
    }
  }

  private static void requireOneOf(String what, String name, List<String> known) {
    if (!known.contains(name)) {
      throw new ConfigException(
          "%s '%s' is unknown to this run%s; there are: %s"
              .formatted(what, name, Nearest.hint(name, known), String.join(", ", known)));
    }
  }
}
