package io.cltr.jobs.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.jobs.config.ConfigReader;
import io.cltr.jobs.run.Progress;
import io.cltr.pipeline.failure.FullDisk;
import io.cltr.pipeline.files.SparkPath;
import io.cltr.pipeline.letor.LetorOptions;
import io.cltr.pipeline.simulate.Simulate;
import io.cltr.pipeline.simulate.SimulateOptions;
import io.cltr.pipeline.simulate.SimulateResult;
import io.cltr.pipeline.spark.Sessions;
import io.cltr.simulate.Simulation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a log whose truth is known. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    header = "Writes a log whose truth is known.",
    description = {
      "Impressions and clicks in day folders, features, documents and truth.json: examination,"
          + " relevance, and the exact value of every logger and of named policies. The same seed"
          + " and options give the same bytes; the defaults are the world of sample-logs.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = "  cltr simulate --out sample-logs --seed 20261120")
public final class SimulateVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "simulated",
      description =
          "Folder to write to: a new or empty one, or one with an earlier simulation, which is"
              + " replaced.")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Decides every draw. Default: 1.")
  private long seed;

  @Option(
      names = "--catalogue",
      paramLabel = "PATH",
      description =
          "Queries, documents, features and grades: a SVMlight/LETOR file, or a folder that"
              + " 'import --format letor' wrote. Without it a catalogue is drawn.")
  private Path catalogue;

  @Option(names = "--config", paramLabel = "FILE", description = "YAML file of the simulation.")
  private Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any key of the simulation, dotted: --set traffic.impressions=100000.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--one-action",
      description = "One document per impression, with its logging probability.")
  private boolean oneAction;

  @Option(
      names = "--print-config",
      description = "Print the simulation with all defaults as YAML, and end.")
  private boolean printConfig;

  @Override
  public Integer call() {
    Simulation simulation = simulation();
    if (printConfig) {
      spec.commandLine().getOut().print(ConfigReader.yaml(simulation));
      spec.commandLine().getOut().flush();
      return 0;
    }
    Progress progress = new Progress(System.out);
    SparkSession spark =
        progress.stage("start", () -> Sessions.open("cltr"), s -> "Spark " + s.version());
    progress.stage(
        "simulate",
        () -> FullDisk.named(SparkPath.of(out), Sessions.hadoop(), () -> run(spark, simulation)),
        result ->
            "%,d impressions, %,d clicks, %,d queries in %s"
                .formatted(result.impressions(), result.clicks(), result.queries(), out));
    return 0;
  }

  private SimulateResult run(SparkSession spark, Simulation simulation) {
    return Simulate.run(
        spark,
        new SimulateOptions(
            out, seed, Optional.ofNullable(catalogue), new LetorOptions(), simulation));
  }

  private Simulation simulation() {
    List<ObjectNode> overlays = new ArrayList<>();
    if (config != null) {
      overlays.add(ConfigReader.read(config));
    }
    set.forEach(
        (key, value) -> overlays.add(ConfigReader.with(key, ConfigReader.value(key, value))));
    return ConfigReader.config(oneAction ? Simulation.oneAction() : new Simulation(), overlays);
  }
}
