package io.cltr.jobs.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.jobs.run.Findings;
import io.cltr.jobs.run.Runs;
import picocli.CommandLine.Command;

/** Joins impressions, clicks and features into a log laid out by unit. */
@Command(
    name = "assemble",
    mixinStandardHelpOptions = true,
    header = "Joins impressions, clicks and features into a log laid out by unit.",
    description = {
      "Bad rows go to quarantine with a reason; above maxBadShare nothing is used. The log lies in the"
          + " run folder as log/, for --log of the other verbs.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = "  cltr assemble --config sample-logs/nightly.yaml --out work/log")
public final class AssembleVerb extends LogVerb {
  @Override
  Findings run(Runs runs) {
    return runs.assemble();
  }

  @Override
  ObjectNode implied() {
    return keepingLog();
  }
}
