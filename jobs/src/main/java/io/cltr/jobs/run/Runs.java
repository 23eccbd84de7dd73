package io.cltr.jobs.run;

import io.cltr.jobs.config.RunConfig;
import io.cltr.jobs.report.Report;
import io.cltr.jobs.report.ReportTerminal;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.artefact.Artefacts;
import io.cltr.pipeline.artefact.PropensityFile;
import io.cltr.pipeline.artefact.PropensityFile.Influence;
import io.cltr.pipeline.assemble.AssembledLog;
import io.cltr.pipeline.failure.FullDisk;
import io.cltr.pipeline.publish.Pointer;
import io.cltr.pipeline.publish.PublishedRun;
import io.cltr.pipeline.publish.RunFolder;
import io.cltr.pipeline.spark.Sessions;
import io.cltr.pipeline.table.CountedUnits;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** The runs that verbs start: each stages a folder, fills it and publishes it. */
public final class Runs {
  private final RunConfig config;
  private final Optional<String> log;
  private final Progress progress;

  /**
   * Runs on {@code config}.
   *
   * @param log an assembled log to use in place of the tables
   */
  public Runs(RunConfig config, Optional<String> log, Progress progress) {
    this.config = config;
    this.log = log;
    this.progress = progress;
  }

  /** Reads the log, checks it, and reports what it holds. */
  public Findings validate() {
    return run(config.values().useExamination(), (stages, input, data) -> data);
  }

  /** Assembles the log into the run folder's {@code log}. */
  public Findings assemble() {
    return run(config.values().useExamination(), (stages, input, data) -> data);
  }

  /** Estimates propensities, and compares them with those of an earlier run. */
  public Findings propensities(Optional<String> previous) {
    return run(
        (stages, input, data) ->
            stages.propensities(input, data, previous.map(Runs::curve).or(() -> before(data))));
  }

  /** Trains rankers with the propensities of an earlier run. */
  public Findings train(String propensities) {
    return run(
        (stages, input, found) -> stages.train(input, with(found, Optional.of(propensities))));
  }

  /** Values policies with the propensities and rankers of earlier runs. */
  public Findings evaluate(
      Optional<String> propensities, Optional<String> models, VerdictFiles files) {
    Findings judged = evaluated(propensities, models);
    judged.gate().ifPresent(files::write);
    return judged;
  }

  private Findings evaluated(Optional<String> propensities, Optional<String> models) {
    return run(
        propensities.isPresent() || config.values().useExamination(),
        (stages, input, data) -> {
          Findings found = with(data, propensities);
          if (found.propensities().isEmpty()) {
            found =
                config.values().useExamination()
                    ? stages.propensities(input, found, before(found))
                    : stages.withoutPropensities(found);
          }
          if (models.isPresent()) {
            found = found.withModels(storedModels().all(models.get()));
          }
          return stages.gate(stages.fairness(input, stages.evaluate(input, found)));
        });
  }

  /** Audits policies with the propensities and rankers of earlier runs. */
  public Findings fairness(Optional<String> propensities, Optional<String> models) {
    return run(
        (stages, input, data) -> {
          Findings found = with(data, propensities);
          if (found.propensities().isEmpty()) {
            found = stages.propensities(input, found, before(found));
          }
          if (models.isPresent()) {
            found = found.withModels(storedModels().all(models.get()));
          }
          return stages.fairness(input, found);
        });
  }

  /** Checks what {@link #nightly} needs and says what it would do; publishes nothing. */
  public void dryRun() {
    Names.require(config);
    SparkSession spark = started();
    RunFolder.open(config.out(), hadoop(spark)).close();
    Plan plan = progress.stage("plan", () -> plan(spark), done -> "nothing is written");
    plan.lines().forEach(progress::say);
  }

  private Plan plan(SparkSession spark) {
    return log.map(path -> Plan.ofLog(AssembledLog.open(spark, logFolder(path, spark)), config))
        .orElseGet(() -> Plan.of(spark, config));
  }

  /** Everything, from tables to the verdict. */
  public Findings nightly() {
    Names.require(config);
    return run(
        (stages, input, data) -> {
          Findings found = stages.propensities(input, data, before(data));
          Findings valued = stages.evaluate(input, stages.train(input, found));
          return stages.gate(stages.fairness(input, valued));
        });
  }

  /** What a verb does after the log was read. */
  @FunctionalInterface
  private interface Work {
    Findings on(Stages stages, LogInput input, Findings data);
  }

  private Findings run(Work work) {
    return run(true, work);
  }

  private Findings run(boolean examined, Work work) {
    Configuration hadoop = Sessions.hadoop();
    try (RunFolder folder = RunFolder.open(config.out(), hadoop)) {
      return FullDisk.named(config.out(), hadoop, () -> run(folder, examined, work));
    }
  }

  private Findings run(RunFolder folder, boolean examined, Work work) {
    SparkSession spark = started();
    Stages stages = new Stages(spark, config, progress, folder.work());
    LogInput input = input(stages, folder, spark);
    Findings data = Findings.of(stages.read(input, examined));
    folder.keep("log/quarantine", "quarantine");
    if (!data.data().refusal().isEmpty()) {
      throw Refusal.publish(folder, data, config, spark, progress);
    }
    Findings findings = work.on(stages, input, data);
    Report report = Publication.write(folder, findings, config);
    if (config.keepLog()) {
      folder.keep("log", "log");
    }
    folder.keep("contributions", "contributions");
    folder.keep(CountedUnits.FOLDER, CountedUnits.FOLDER);
    folder.keep(LabelStage.TABLE, LabelStage.TABLE);
    folder.keep(LabelStage.QRELS, LabelStage.QRELS);
    String path = Publication.publish(folder, findings, config, spark, progress);
    progress.say(ReportTerminal.render(report, path + "/report.html"));
    Publication.retain(folder, config, progress);
    return findings;
  }

  private LogInput input(Stages stages, RunFolder folder, SparkSession spark) {
    return log.map(path -> LogInput.open(spark, config, logFolder(path, spark)))
        .orElseGet(() -> stages.assemble(folder.work() + "/log"));
  }

  private SparkSession started() {
    return progress.stage(
        "start",
        () -> Sessions.open("cltr"),
        session -> "Spark " + session.version() + " on " + session.sparkContext().master());
  }

  private static PreviousCurve curve(String run) {
    return PreviousCurve.named(run, hadoop(Sessions.open("cltr")));
  }

  private Optional<PreviousCurve> before(Findings findings) {
    return PreviousCurve.before(
        findings.data().previous(), config.out(), hadoop(Sessions.open("cltr")));
  }

  private static Findings with(Findings findings, Optional<String> propensities) {
    if (propensities.isEmpty()) {
      return findings;
    }
    Artefacts artefacts = artefacts(propensities.get());
    PropensityFile file =
        artefacts.read(PropensityFile.NAME, PropensityFile.class, PropensityFile.SCHEMA_VERSION);
    String input = findings.manifest().inputHash();
    if (!file.input().equals(input)) {
      throw new ConfigException(
          "--propensities: they were estimated on other rows (%s) than this log's (%s), so their"
                  .formatted(file.input(), input)
              + " errors cannot be combined; estimate them on this log, or give the curve as"
              + " propensities: {kind: given, curve: […]}");
    }
    Influence influence =
        artefacts.read(Influence.NAME, Influence.class, PropensityFile.SCHEMA_VERSION);
    return findings.withPropensities(
        new StudiedPropensities(file.estimate(influence.influence()), file.study(), List.of()));
  }

  private StoredModels storedModels() {
    return new StoredModels(config, hadoop(Sessions.open("cltr")));
  }

  private static Artefacts artefacts(String folder) {
    SparkSession spark = Sessions.open("cltr");
    return new Artefacts(PublishedRun.open(folder, hadoop(spark)).folder(), hadoop(spark));
  }

  /** The assembled log that {@code folder} is, or holds as a run. */
  private static String logFolder(String folder, SparkSession spark) {
    String run = Pointer.resolve(folder, hadoop(spark));
    return new Artefacts(run, hadoop(spark)).has("log/log.json") ? run + "/log" : run;
  }

  private static Configuration hadoop(SparkSession spark) {
    return spark.sessionState().newHadoopConf();
  }

  /** What a verdict means to whoever started the run. */
  public static int exitCode(Findings findings) {
    return findings.gate().map(gate -> GateRun.exitCode(gate.verdict())).orElse(0);
  }
}
