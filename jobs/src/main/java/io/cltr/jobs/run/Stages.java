package io.cltr.jobs.run;

import io.cltr.change.ChangeReader;
import io.cltr.check.Level;
import io.cltr.feature.FeatureRanges;
import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.gate.Gate;
import io.cltr.gate.GateEvidence;
import io.cltr.gate.GateResult;
import io.cltr.jobs.config.RunConfig;
import io.cltr.learner.Grades;
import io.cltr.pipeline.artefact.ModelFeature;
import io.cltr.pipeline.artefact.ModelOrigin;
import io.cltr.pipeline.artefact.StoredModel;
import io.cltr.pipeline.stage.RankerUse;
import io.cltr.pipeline.stage.TrainOptions;
import io.cltr.pipeline.stage.TrainStage;
import io.cltr.pipeline.stage.TrainStage.RankerResult;
import io.cltr.pipeline.table.GradeTables;
import io.cltr.propensity.Examination;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.ranker.Ranker;
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

  /**
   * Counts and checks the log.
   *
   * @param examined whether what is done with it rests on how positions were examined
   */
  LogData read(LogInput log, boolean examined) {
    LogData data =
        progress.stage(
            "data",
            () -> Reading.of(spark, config, log, examined),
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

  /**
   * Estimates examination.
   *
   * @param previous the curve of an earlier run
   */
  Findings propensities(LogInput log, Findings findings, Optional<PreviousCurve> previous) {
    if (findings.summary().oneAction()) {
      progress.skip("propensities", "each impression has its logging probability");
      return findings;
    }
    Findings found =
        findings.withPropensities(
            new PropensityStage(config, progress).run(log, findings.data(), previous));
    if (config.labels().write()) {
      new LabelStage(spark, config, progress, work).run(log, found.propensities().orElseThrow());
    }
    return found;
  }

  /** Where nothing needs examination. */
  Findings withoutPropensities(Findings findings) {
    progress.skip("propensities", "no value estimator uses the examination");
    return findings;
  }

  Findings train(LogInput log, Findings findings) {
    boolean oneAction = findings.summary().oneAction();
    if (oneAction && config.training().equals(new TrainOptions())) {
      progress.skip(
          "train",
          "the log shows single documents: name rankers of a kind that learns from them, "
              + RankerUse.fitting(true));
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
                new TrainStage(
                        config.training(),
                        oneAction
                            ? new RankerUse.SingleActions(config.seed())
                            : new RankerUse.Rankings(
                                config.training().metric(),
                                config.training().estimator(),
                                config.seed()),
                        log::part,
                        log.queries(),
                        examination,
                        grades(),
                        this::previous,
                        config.level(),
                        config.seed())
                    .run(),
            trained -> trained.stream().map(RankerResult::name).collect(Collectors.joining(", ")));
    SortedMap<String, StoredModel> models = new TreeMap<>();
    ModelOrigin origin = origin(log, findings);
    results.forEach(result -> models.put(result.name(), StoredModel.of(result.ranker(), origin)));
    return findings.withTraining(results).withModels(models);
  }

  private Source<Keyed<Grades>> grades() {
    String path = config.training().grades();
    return path.isEmpty() ? Source.of(List.of(), Layout.byKey()) : GradeTables.source(spark, path);
  }

  /** The ranker of that name of the run to start at; empty where it has none. */
  private Optional<Ranker> previous(String name) {
    String path = config.training().warmStart();
    return path.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(
                new StoredModels(config, spark.sessionState().newHadoopConf()).all(path).get(name))
            .map(StoredModel::ranker);
  }

  private ModelOrigin origin(LogInput log, Findings findings) {
    return new ModelOrigin(
        ModelFeature.numbered(findings.manifest().featureWidth()),
        log.queries().fold(new FeatureRanges("training")),
        ModelOrigin.propensities(findings.propensities()),
        findings.manifest().inputHash(),
        config.seed(),
        config.splits(),
        Version.get());
  }

  Findings evaluate(LogInput log, Findings findings) {
    return new Evaluation(spark, config, progress, work).run(log, findings);
  }

  /** Audits the policies that were valued; without values those that the run would value. */
  Findings fairness(LogInput log, Findings findings) {
    List<ValuedPolicy> policies =
        findings.policies().isEmpty()
            ? new PolicyStage(spark, config, progress).run(log, findings)
            : findings.policies();
    return new FairnessStage(spark, config, progress).run(log, findings, policies);
  }

  Findings gate(Findings findings) {
    Valued valued = findings.valued().orElseThrow();
    if (valued.candidate().isEmpty()) {
      progress.skip("gate", "no ranker was trained and no candidate named: nothing to judge");
      return findings;
    }
    GateEvidence evidence =
        new GateEvidence(
            valued.candidate(),
            valued.baseline(),
            valued.table(),
            valued.changes().map(ChangeReader::new),
            GatePublication.log(findings, valued),
            today(config),
            valued.nights(),
            findings.fairness().map(Audited::readings).orElse(List.of()));
    GateResult result =
        progress.stage(
            "gate",
            () -> Gate.judge(config.gate().rules(), evidence),
            judged -> judged.verdict().name());
    return findings.withGate(result);
  }

  /** The day of the verdict; "" where none is told. */
  static String today(RunConfig config) {
    return config.gate().today().isEmpty() ? config.date() : config.gate().today();
  }

  static Examination examination(Findings findings) {
    return findings
        .propensities()
        .map(PropensityEstimate::examination)
        .orElseGet(() -> Examination.uniform(findings.summary().deepest()));
  }
}
