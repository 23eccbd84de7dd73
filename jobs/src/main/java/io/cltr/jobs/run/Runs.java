package io.cltr.jobs.run;

import io.cltr.jobs.config.RunConfig;
import io.cltr.jobs.report.Report;
import io.cltr.jobs.report.ReportTerminal;
import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import io.cltr.pipeline.artefact.Artefacts;
import io.cltr.pipeline.artefact.ModelFile;
import io.cltr.pipeline.artefact.PropensityFile;
import io.cltr.pipeline.artefact.PropensityFile.Influence;
import io.cltr.pipeline.assemble.AssembledLog;
import io.cltr.pipeline.publish.RunFolder;
import io.cltr.pipeline.spark.Sessions;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
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

  /** Assembles the log into the run folder's {@code log}. */
  public Findings assemble() {
    return run((stages, input) -> stages.summarise(input));
  }

  /** Estimates propensities. */
  public Findings propensities() {
    return run((stages, input) -> stages.propensities(input, stages.summarise(input)));
  }

  /** Trains rankers with the propensities of an earlier run. */
  public Findings train(String propensities) {
    return run(
        (stages, input) ->
            stages.train(input, with(stages.summarise(input), Optional.of(propensities))));
  }

  /** Values policies with the propensities and rankers of earlier runs. */
  public Findings evaluate(Optional<String> propensities, Optional<String> models) {
    return run(
        (stages, input) -> {
          Findings found = with(stages.summarise(input), propensities);
          if (found.propensities().isEmpty()) {
            found = stages.propensities(input, found);
          }
          if (models.isPresent()) {
            found = found.withModels(models(models.get()));
          }
          return stages.gate(stages.evaluate(input, found));
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
        (stages, input) -> {
          Findings found = stages.propensities(input, stages.summarise(input));
          return stages.gate(stages.evaluate(input, stages.train(input, found)));
        });
  }

  private Findings run(BiFunction<Stages, LogInput, Findings> work) {
    SparkSession spark = started();
    try (RunFolder folder = RunFolder.open(config.out(), hadoop(spark))) {
      Stages stages = new Stages(spark, config, progress);
      LogInput input =
          log.map(path -> LogInput.open(spark, config, logFolder(path, spark)))
              .orElseGet(() -> assembled(stages, folder));
      Findings findings = work.apply(stages, input);
      Report report = Publication.write(folder, findings, config);
      folder.keep("log/quarantine", "quarantine");
      if (config.keepLog()) {
        folder.keep("log", "log");
      }
      String path = Publication.publish(folder, findings, config, spark, progress);
      progress.say(ReportTerminal.render(report, path + "/report.html"));
      return findings;
    }
  }

  private SparkSession started() {
    return progress.stage(
        "start",
        () -> Sessions.open("cltr"),
        session -> "Spark " + session.version() + " on " + session.sparkContext().master());
  }

  private LogInput assembled(Stages stages, RunFolder folder) {
    try {
      return stages.assemble(folder.work() + "/log");
    } catch (InputException refused) {
      throw Refusal.publish(folder, refused, config, progress);
    }
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
    return findings.withPropensities(file.estimate(influence.influence()));
  }

  /** The models of an earlier run; they must not have been trained on units to be valued. */
  private SortedMap<String, ModelFile> models(String folder) {
    Artefacts artefacts = artefacts(folder);
    SortedMap<String, ModelFile> models = new TreeMap<>();
    for (String name : artefacts.folders("models")) {
      ModelFile model =
          artefacts.read(ModelFile.path(name), ModelFile.class, ModelFile.SCHEMA_VERSION);
      if (model.seed() != config.seed() || !model.splits().equals(config.splits())) {
        throw new ConfigException(
            "--models: '%s' was trained with seed %d and %s, this run has %d and %s; units that"
                    .formatted(name, model.seed(), model.splits(), config.seed(), config.splits())
                + " trained it would value it: give the same seed and splits");
      }
      models.put(name, model);
    }
    return models;
  }

  private static Artefacts artefacts(String folder) {
    SparkSession spark = Sessions.open("cltr");
    return new Artefacts(latest(folder, spark), hadoop(spark));
  }

  private static String latest(String folder, SparkSession spark) {
    return RunFolder.latest(folder, hadoop(spark));
  }

  /** The assembled log that {@code folder} is, or holds as a run. */
  private static String logFolder(String folder, SparkSession spark) {
    String run = latest(folder, spark);
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
