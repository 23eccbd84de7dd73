package io.cltr.jobs.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.jobs.run.Findings;
import io.cltr.jobs.run.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole run: logs in; propensities, rankers, values, a verdict and a report out. */
@Command(
    name = "nightly",
    mixinStandardHelpOptions = true,
    header = "The whole run: logs in; propensities, rankers, values, a verdict and a report out.",
    description = {
      "Assembles the log, estimates propensities, trains rankers, values policies on units that trained"
          + " nothing, and judges the candidate against production. Publishes one run folder, or"
          + " nothing.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = "  cltr nightly --config sample-logs/nightly.yaml --out runs")
public final class NightlyVerb extends LogVerb {
  @Option(names = "--keep-log", description = "Keep the assembled log in the run folder.")
  private boolean keepLog;

  @Mixin private ValueFlags values;

  @Option(
      names = "--dry-run",
      description =
          "Check configuration, tables and permissions, print the plan, and end; no row is read.")
  private boolean dryRun;

  @Override
  Findings run(Runs runs) {
    return runs.nightly();
  }

  @Override
  int act(Runs runs) {
    if (dryRun) {
      runs.dryRun();
      return 0;
    }
    return super.act(runs);
  }

  @Override
  ObjectNode implied() {
    return values.addTo(keepLog ? keepingLog() : super.implied());
  }
}
