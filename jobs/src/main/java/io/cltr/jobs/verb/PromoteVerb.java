package io.cltr.jobs.verb;

import io.cltr.jobs.run.Progress;
import io.cltr.jobs.run.PromoteRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a published run the one that others take for production. */
@Command(
    name = "promote",
    mixinStandardHelpOptions = true,
    header = "Makes a published run the one that others take for production.",
    description = {
      "Checks that the run is whole, every file by its SHA-256, and that its own gate, if it had one,"
          + " passed; else ends with 4 (fail) or 5 (inconclusive). Then OUT/production, a file"
          + " beside the run, holds its name. Going back is promoting an earlier run.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = "  cltr promote runs")
public final class PromoteVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "Run folder, or a folder of runs: then its latest.")
  private String run;

  @Option(names = "--despite-gate", description = "Promote whatever the gate's verdict.")
  private boolean despiteGate;

  @Override
  public Integer call() {
    return new PromoteRun(new Progress(System.out), spec.commandLine().getErr())
        .run(run, despiteGate);
  }
}
