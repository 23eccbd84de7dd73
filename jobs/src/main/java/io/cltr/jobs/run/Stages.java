package io.cltr.jobs.run;

import io.cltr.fold.Source;
import io.cltr.gate.Gate;
import io.cltr.gate.GateResult;
import io.cltr.interval.BucketInfluence;
import io.cltr.jobs.config.RunConfig;
import io.cltr.jobs.run.Findings.ValuedPolicy;
import io.cltr.log.ConfigException;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.log.LogSummary;
import io.cltr.log.Splits.Part;
import io.cltr.log.Units;
import io.cltr.pipeline.artefact.ModelFile;
import io.cltr.pipeline.json.Nearest;
import io.cltr.pipeline.stage.TrainOptions.NamedLearner;
import io.cltr.pipeline.stage.TrainStage;
import io.cltr.pipeline.stage.TrainStage.RankerResult;
import io.cltr.policy.LoggerSpec;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.TopScoreSpec;
import io.cltr.policy.UniformSpec;
import io.cltr.propensity.Examination;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.ranker.Ranker;
import io.cltr.value.DisplayWeighting;
import io.cltr.value.LoggedWeighting;
import io.cltr.value.Metric;
import io.cltr.value.Slices;
import io.cltr.value.Valuation;
import io.cltr.value.ValueTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** The stages between an assembled log and a verdict, each on what the one before found. */
final class Stages {
  private final SparkSession spark;
  private final RunConfig config;
  private final Progress progress;

  Stages(SparkSession spark, RunConfig config, Progress progress) {
    this.spark = spark;
    this.config = config;
    this.progress = progress;
  }

  LogInput assemble(String folder) {
    return progress.stage(
        "assemble",
        () -> LogInput.assemble(spark, config, folder),
        log ->
            "%,d impressions of %,d units, %,d clicks, %,d rows in quarantine"
                .formatted(
                    log.log().manifest().impressions(),
                    log.log().manifest().units(),
                    log.log().manifest().clicks(),
                    log.log().manifest().quarantined().stream()
                        .mapToLong(bad -> bad.rows())
                        .sum()));
  }

  Findings summarise(LogInput log) {
    Findings findings =
        progress.stage(
            "data",
            () ->
                Findings.of(
                    log.log().manifest(),
                    LogSummary.of(log.all()),
                    log.all().fold(new SplitUnits(config.splits(), config.seed()))),
            found ->
                "%d loggers, %d positions, %d days"
                    .formatted(
                        found.summary().loggers().size(),
                        found.summary().deepest(),
                        found.summary().days().size()));
    findings.summary().warnings().forEach(warning -> progress.say("  warning: " + warning));
    requireLastDay(findings);
    return findings;
  }

  private void requireLastDay(Findings findings) {
    List<String> days = findings.summary().days().stream().map(LogSummary.Day::day).toList();
    if (!config.date().isEmpty() && !days.contains(config.date())) {
      throw new InputException(
          "table impressions: no impression on %s, the day of --date; found %s. Wait for the day's"
                  .formatted(config.date(), days)
              + " log, or name the last day that is whole");
    }
  }

  Findings propensities(LogInput log, Findings findings) {
    if (findings.summary().oneAction()) {
      progress.skip("propensities", "each impression has its logging probability");
      return findings;
    }
    return findings.withPropensities(
        progress.stage(
            "propensities",
            () -> config.propensities().estimate(log.all(), config.level()),
            estimate ->
                "%s: examined at position %d: %.3f of position 1"
                    .formatted(
                        estimate.estimator(),
                        estimate.positions().size(),
                        estimate.positions().get(estimate.positions().size() - 1).propensity())));
  }

  Findings train(LogInput log, Findings findings) {
    if (findings.summary().oneAction()) {
      progress.skip("train", "the log shows single documents, not rankings");
      return findings;
    }
    if (findings.manifest().featureWidth() == 0) {
      progress.skip("train", "there are no features: give --features to train rankers");
      return findings;
    }
    Examination examination = examination(findings);
    List<RankerResult> results =
        progress.stage(
            "train",
            () ->
                TrainStage.run(
                    config.training(), log::part, log.queries(), examination, config.level()),
            trained -> trained.stream().map(RankerResult::name).collect(Collectors.joining(", ")));
    SortedMap<String, ModelFile> models = new TreeMap<>();
    String input = findings.manifest().inputHash();
    results.forEach(
        result ->
            models.put(
                result.name(),
                ModelFile.of(
                    result.ranker(), input, config.seed(), config.splits(), Version.get())));
    return findings.withTraining(results).withModels(models);
  }

  Findings evaluate(LogInput log, Findings findings) {
    SortedMap<String, Ranker> rankers = rankers(findings);
    boolean singleActions = findings.summary().oneAction();
    requireSlices(findings);
    Examination examination = examination(findings);
    BucketInfluence influence =
        findings
            .propensities()
            .map(PropensityEstimate::influence)
            .orElseGet(() -> BucketInfluence.none(examination.depth(), Units.BUCKETS));
    List<Metric> metrics = config.values().metrics(singleActions);
    PolicyParts parts = new PolicyParts(spark, rankers, config.seed());
    List<ValuedPolicy> policies =
        policies(findings, rankers).stream()
            .peek(spec -> requireLogger(findings, spec))
            .map(spec -> new ValuedPolicy(spec, spec.policy(parts)))
            .toList();
    Source<Impression> impressions = rankers.isEmpty() ? log.all() : log.part(Part.EVALUATE);
    ValueTable table =
        progress.stage(
            "evaluate",
            () ->
                new Valuation(
                        policies.stream().map(ValuedPolicy::policy).toList(),
                        metrics,
                        config.values().estimators(),
                        new Slices(config.values().slices()),
                        examination,
                        singleActions ? new LoggedWeighting() : new DisplayWeighting())
                    .run(
                        impressions,
                        log.all().grouped(Impression::query, new DisplaysFold()),
                        log.queries(),
                        influence),
            values ->
                "%d policies, %d values"
                    .formatted(values.policies().size(), values.cells().size()));
    return findings.withValues(policies, table, production(findings, table.policies()));
  }

  Findings gate(Findings findings) {
    ValueTable values = findings.values().orElseThrow();
    Optional<String> candidate = candidate(findings);
    if (candidate.isEmpty()) {
      progress.skip("gate", "no ranker was trained and no candidate named: nothing to judge");
      return findings;
    }
    GateResult result =
        progress.stage(
            "gate",
            () ->
                Gate.judge(
                    config.gate().rules(), values, candidate.get(), findings.baseline().get()),
            judged -> judged.verdict().name());
    return findings.withGate(result);
  }

  private Optional<String> candidate(Findings findings) {
    if (!config.gate().candidate().isEmpty()) {
      return Optional.of(config.gate().candidate());
    }
    return findings.policies().stream()
        .map(ValuedPolicy::spec)
        .filter(spec -> spec instanceof TopScoreSpec)
        .map(PolicySpec::policyName)
        .findFirst();
  }

  /** The named policy, else that of the logger with most traffic, else the first. */
  private String production(Findings findings, List<String> policies) {
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
        .orElse(policies.get(0));
  }

  private List<PolicySpec> policies(Findings findings, SortedMap<String, Ranker> rankers) {
    if (!config.policies().isEmpty()) {
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
      rankersInOrder(rankers.keySet()).forEach(name -> specs.add(new TopScoreSpec(name, "")));
    }
    if (findings.manifest().featureWidth() > 0) {
      specs.add(new UniformSpec());
    }
    if (specs.isEmpty()) {
      throw new ConfigException(
          "policies: the log shows single actions, and no policy is named; name what is to be"
              + " valued: policies: [{kind: table, name: NAME, path: PATH}]");
    }
    return specs;
  }

  /** As the configuration lists them, then the others by name. */
  private List<String> rankersInOrder(Set<String> rankers) {
    return Stream.concat(
            config.training().rankers().stream().map(NamedLearner::name).filter(rankers::contains),
            rankers.stream())
        .distinct()
        .toList();
  }

  private void requireSlices(Findings findings) {
    List<String> columns = new ArrayList<>(findings.manifest().context());
    columns.add(Slices.LOGGER);
    for (String slice : config.values().slices()) {
      if (!columns.contains(slice)) {
        throw new ConfigException(
            "values.slices: the log has no column '%s'%s; it has %s"
                .formatted(slice, Nearest.hint(slice, columns), columns));
      }
    }
  }

  private static void requireLogger(Findings findings, PolicySpec spec) {
    List<String> loggers =
        findings.summary().loggers().stream().map(LogSummary.Logger::logger).toList();
    if (spec instanceof LoggerSpec named && !loggers.contains(named.logger())) {
      throw new ConfigException(
          "policies: the log has no logger '%s'%s; it has %s"
              .formatted(named.logger(), Nearest.hint(named.logger(), loggers), loggers));
    }
  }

  private static Examination examination(Findings findings) {
    return findings
        .propensities()
        .map(PropensityEstimate::examination)
        .orElseGet(() -> Examination.uniform(findings.summary().deepest()));
  }

  private static SortedMap<String, Ranker> rankers(Findings findings) {
    SortedMap<String, Ranker> rankers = new TreeMap<>();
    findings.models().forEach((name, model) -> rankers.put(name, model.ranker()));
    return rankers;
  }
}
