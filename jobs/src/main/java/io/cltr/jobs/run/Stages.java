package io.cltr.jobs.run;

import io.cltr.check.Level;
import io.cltr.gate.Gate;
import io.cltr.gate.GateResult;
import io.cltr.interval.BucketInfluence;
import io.cltr.jobs.config.RunConfig;
import io.cltr.jobs.run.Findings.ValuedPolicy;
import io.cltr.log.ConfigException;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.LogSummary;
import io.cltr.log.Splits.Part;
import io.cltr.log.Units;
import io.cltr.pipeline.artefact.ModelFile;
import io.cltr.pipeline.json.Nearest;
import io.cltr.pipeline.stage.TrainStage;
import io.cltr.pipeline.stage.TrainStage.RankerResult;
import io.cltr.pipeline.table.ContributionTable;
import io.cltr.pipeline.table.RewardTables;
import io.cltr.propensity.Examination;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.ranker.Ranker;
import io.cltr.value.Calibration;
import io.cltr.value.DisplayWeighting;
import io.cltr.value.LoggedWeighting;
import io.cltr.value.Metric;
import io.cltr.value.Placebo;
import io.cltr.value.Slices;
import io.cltr.value.Valuation;
import io.cltr.value.ValueTable;
import io.cltr.value.Weighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** The stages between an assembled log and a verdict, each on what the one before found. */
final class Stages {
  private final SparkSession spark;
  private final RunConfig config;
  private final Progress progress;
  private final String work;

  Stages(SparkSession spark, RunConfig config, Progress progress, String work) {
    this.work = work;
    this.spark = spark;
    this.config = config;
    this.progress = progress;
  }

  LogInput assemble(String folder) {
    return progress.stage(
        "assemble",
        () -> LogInput.assemble(spark, config, folder),
        log ->
            "%s of %s, %s, %s in quarantine"
                .formatted(
                    Plural.of(log.log().manifest().impressions(), "impression"),
                    Plural.of(log.log().manifest().units(), "unit"),
                    Plural.of(log.log().manifest().clicks(), "click"),
                    Plural.of(
                        log.log().manifest().quarantined().stream()
                            .mapToLong(bad -> bad.rows())
                            .sum(),
                        "row")));
  }

  LogData read(LogInput log) {
    LogData data =
        progress.stage(
            "data",
            () -> Reading.of(spark, config, log),
            found ->
                "%s, %s, %s"
                    .formatted(
                        Plural.of(found.summary().loggers().size(), "logger"),
                        Plural.of(found.summary().deepest(), "position"),
                        Plural.of(found.summary().days().size(), "day")));
    data.checks().stream()
        .filter(found -> found.level() != Level.info)
        .forEach(
            found ->
                progress.say(
                    "  %s %s: %s".formatted(found.level(), found.check(), found.message())));
    return data;
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
    List<Metric> metrics = config.values().metrics(singleActions);
    PolicyChoice choice = new PolicyChoice(config, findings);
    PolicyParts parts = new PolicyParts(spark, rankers, config.seed());
    List<ValuedPolicy> policies =
        choice.policies().stream().map(spec -> new ValuedPolicy(spec, spec.policy(parts))).toList();
    ValuedLog valued =
        new ValuedLog(
            rankers.isEmpty() ? log.all() : log.part(Part.EVALUATE),
            log.all().grouped(Impression::query, new DisplaysFold()),
            log.queries(),
            examination,
            findings
                .propensities()
                .map(PropensityEstimate::influence)
                .orElseGet(() -> BucketInfluence.none(examination.depth(), Units.BUCKETS)));
    Valuation valuation =
        new Valuation(
            policies.stream().map(ValuedPolicy::policy).toList(),
            metrics,
            config.values().estimators(),
            new Slices(config.values().slices()),
            examination,
            weighting(singleActions),
            config.values().modelling(config.seed(), path -> RewardTables.read(spark, path)),
            config.values().intervals());
    ValueTable table =
        progress.stage(
            "evaluate",
            () -> valued.table(valuation, config.level()),
            values ->
                "%s, %s"
                    .formatted(
                        Plural.of(values.policies().size(), "policy"),
                        Plural.of(values.cells().size(), "value")));
    if (config.contributions()) {
      progress.stage(
          "contributions",
          () -> {
            ContributionTable.write(
                spark, valuation, valued.contributions(valuation), work + "/contributions");
            return table;
          },
          values -> "of every unit to every value");
    }
    Findings valuedFindings =
        findings.withValues(policies, table, choice.production(table.policies()));
    return checkValues(valued, valuation, valuedFindings);
  }

  /** The placebo where there are loggers to predict, the calibration where a model was used. */
  private Findings checkValues(ValuedLog log, Valuation valuation, Findings findings) {
    List<String> loggers =
        findings.summary().loggers().stream()
            .filter(logger -> !logger.logger().isEmpty() && logger.untouched() > 0)
            .map(LogSummary.Logger::logger)
            .sorted()
            .toList();
    List<Placebo.Row> placebo = List.of();
    if (config.values().placebo() && loggers.size() > 1) {
      placebo =
          progress.stage(
              "placebo",
              () -> log.placebo(loggers, valuation.weighting(), config.level()),
              rows ->
                  "%d of %s predicted by the others as by their own impressions"
                      .formatted(
                          rows.stream().filter(Placebo.Row::holds).count(),
                          Plural.of(rows.size(), "logger")));
    }
    List<Calibration.Row> calibration =
        valuation
            .modelling()
            .map(
                modelling ->
                    progress.stage(
                        "calibration",
                        () ->
                            log.calibration(
                                modelling, findings.summary().oneAction(), valuation.metrics()),
                        rows -> Plural.of(rows.size(), "group") + " of displays"))
            .orElse(List.of());
    return findings.withChecksOfValues(placebo, calibration);
  }

  Findings gate(Findings findings) {
    ValueTable values = findings.values().orElseThrow();
    Optional<String> candidate = new PolicyChoice(config, findings).candidate();
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

  private Weighting weighting(boolean singleActions) {
    return singleActions
        ? new LoggedWeighting(config.values().leastProbability(), config.values().largestReward())
        : new DisplayWeighting();
  }

  private void requireSlices(Findings findings) {
    List<String> columns = new ArrayList<>(findings.manifest().context());
    columns.add(Slices.LOGGER);
    columns.add(Slices.TRAFFIC);
    for (String slice : config.values().slices()) {
      if (!columns.contains(slice)) {
        throw new ConfigException(
            "values.slices: the log has no column '%s'%s; it has %s"
                .formatted(slice, Nearest.hint(slice, columns), columns));
      }
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
