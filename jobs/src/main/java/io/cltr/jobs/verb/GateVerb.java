package io.cltr.jobs.verb;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cltr.jobs.config.ConfigFlags;
import io.cltr.jobs.run.GateRun;
import io.cltr.jobs.run.Progress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Judges a candidate on values that an earlier run estimated. */
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    header = "Judges a candidate on values that an earlier run estimated.",
    description = {
      "Reads values.json of 'evaluate' or 'nightly', writes gate.json, and ends with 0 (pass), 4"
          + " (fail) or 5 (inconclusive).",
      ""
    },
    footerHeading = "%nExample:%n",
    footer =
        "  cltr gate --values work/values --out work/gate --set gate.rules='[{kind:"
            + " value-non-inferiority, margin: 0.02}]'")
public final class GateVerb implements Callable<Integer> {
  @Mixin private ConfigFlags flags;

  @Option(
      names = "--values",
      required = true,
      paramLabel = "DIR",
      description = "Run folder with values, or the folder of its runs.")
  private String values;

  @Option(names = "--candidate", paramLabel = "POLICY", description = "Default: the run's own.")
  private String candidate = "";

  @Option(names = "--production", paramLabel = "POLICY", description = "Default: the run's own.")
  private String production = "";

  @Option(names = "--out", paramLabel = "DIR", description = "Folder of runs.")
  private String out;

  @Override
  public Integer call() {
    return new GateRun(
            flags.read(out, JsonNodeFactory.instance.objectNode()), new Progress(System.out))
        .run(values, candidate, production);
  }
}
