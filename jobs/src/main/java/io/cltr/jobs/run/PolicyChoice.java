package io.cltr.jobs.run;

import io.cltr.jobs.config.RunConfig;
import io.cltr.learner.Learner;
import io.cltr.log.ConfigException;
import io.cltr.log.LogSummary;
import io.cltr.method.Methods;
import io.cltr.pipeline.json.Nearest;
import io.cltr.pipeline.stage.TrainOptions.NamedLearner;
import io.cltr.policy.LoggerSpec;
import io.cltr.policy.PlackettLuce;
import io.cltr.policy.PlackettLuceSpec;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.TopScoreSpec;
import io.cltr.policy.UniformSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which policies a run values, and who is judged against whom: as configured, else by default. */
record PolicyChoice(RunConfig config, Findings findings) {

  /** The configured policies, else every logger, every ranker, and uniform. */
  List<PolicySpec> policies() {
    if (!config.policies().isEmpty()) {
      config.policies().forEach(this::requireLogger);
      return config.policies();
    }
    List<PolicySpec> specs = new ArrayList<>();
    if (!findings.summary().oneAction()) {
      findings
          .summary()
          .loggers()
          .forEach(
              logger -> {
                if (!logger.logger().isEmpty()) {
                  specs.add(new LoggerSpec(logger.logger()));
                }
              });
    }
    rankersInOrder(findings.models().keySet()).forEach(name -> specs.add(serving(name)));
    if (findings.manifest().featureWidth() > 0) {
      specs.add(new UniformSpec());
    }
    if (specs.isEmpty()) {
      throw new ConfigException(
          "policies: none is named, and the log has no rankings of a named logger, no ranker and no"
              + " candidates to value; name a policy: policies: [{kind: table, name: NAME, path:"
              + " PATH}]");
    }
    return specs;
  }

  /** The policy that the learner of a ranker trained it for. */
  private PolicySpec serving(String ranker) {
    Learner learner = Methods.of(Learner.class).get(findings.models().get(ranker).file().learner());
    return learner != null && learner.draws()
        ? new PlackettLuceSpec(ranker, 1, PlackettLuce.DRAWS, "")
        : new TopScoreSpec(ranker, "");
  }

  /** The named policy, else the first of a ranker; empty where there is none. */
  Optional<String> candidate(List<ValuedPolicy> policies) {
    if (!config.gate().candidate().isEmpty()) {
      return Optional.of(config.gate().candidate());
    }
    return policies.stream()
        .map(ValuedPolicy::spec)
        .filter(spec -> spec.rankerName().isPresent())
        .map(PolicySpec::policyName)
        .findFirst();
  }

  /**
   * The named policy, else that of the logger with most traffic, else the first that is not the
   * candidate.
   */
  String production(List<String> policies, Optional<String> candidate) {
    String named = config.gate().production();
    if (!named.isEmpty()) {
      if (!policies.contains(named)) {
        throw new ConfigException(
            "gate.production: there is no policy '%s'; valued are %s".formatted(named, policies));
      }
      return named;
    }
    return findings.summary().loggers().stream()
        .max(
            Comparator.comparingLong(LogSummary.Logger::untouched)
                .thenComparing(LogSummary.Logger::logger, Comparator.reverseOrder()))
        .map(logger -> new LoggerSpec(logger.logger()).policyName())
        .filter(policies::contains)
        .or(() -> policies.stream().filter(p -> !candidate.equals(Optional.of(p))).findFirst())
        .orElse(policies.get(0));
  }

  /** As the configuration lists them, then the others by name. */
  private List<String> rankersInOrder(Set<String> rankers) {
    return Stream.concat(
            config.training().rankers().stream().map(NamedLearner::name).filter(rankers::contains),
            rankers.stream())
        .distinct()
        .toList();
  }

  private void requireLogger(PolicySpec spec) {
    List<String> loggers =
        findings.summary().loggers().stream().map(LogSummary.Logger::logger).toList();
    if (spec instanceof LoggerSpec named && !loggers.contains(named.logger())) {
      throw new ConfigException(
          "policies: the log has no logger '%s'%s; it has %s"
              .formatted(named.logger(), Nearest.hint(named.logger(), loggers), loggers));
    }
  }
}
