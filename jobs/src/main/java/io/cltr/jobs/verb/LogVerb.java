package io.cltr.jobs.verb;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.jobs.config.ConfigReader;
import io.cltr.jobs.config.LogFlags;
import io.cltr.jobs.config.RunConfig;
import io.cltr.jobs.run.Findings;
import io.cltr.jobs.run.Progress;
import io.cltr.jobs.run.Runs;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What verbs on a log share: the configuration, an assembled log, the output. */
abstract class LogVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private LogFlags flags;

  @Option(
      names = "--log",
      paramLabel = "DIR",
      description =
          "An assembled log, in place of the tables: what 'assemble' or --keep-log wrote.")
  private String log;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of runs; this one is published in it, and DIR/latest names it.")
  private String out;

  @Option(
      names = "--print-config",
      description = "Print the configuration with all defaults as YAML, and end.")
  private boolean printConfig;

  @Override
  public Integer call() {
    RunConfig config = flags.read(out, implied());
    if (printConfig) {
      spec.commandLine().getOut().print(ConfigReader.yaml(config));
      spec.commandLine().getOut().flush();
      return 0;
    }
    if (log != null) {
      flags.requireNoTables();
    }
    return act(new Runs(config, Optional.ofNullable(log), new Progress(System.out)));
  }

  /** Does what the verb is for; returns the exit code. */
  int act(Runs runs) {
    return Runs.exitCode(run(runs));
  }

  /** What the verb itself says to the configuration. */
  ObjectNode implied() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode keepingLog() {
    return JsonNodeFactory.instance.objectNode().put("keepLog", true);
  }

  abstract Findings run(Runs runs);
}
