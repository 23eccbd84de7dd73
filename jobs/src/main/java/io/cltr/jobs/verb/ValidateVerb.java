package io.cltr.jobs.verb;

import io.cltr.jobs.run.Findings;
import io.cltr.jobs.run.Runs;
import picocli.CommandLine.Command;

/** Checks a log and reports what it holds. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    header = "Checks a log and reports what it holds.",
    description = {
      "Counts per day, logger, position and kind, and what the checks find: each at the level that"
          + " the key 'checks' gives it. Publishes the data report and the quarantine; a log with an"
          + " error is refused (exit 3).",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = "  cltr validate --config sample-logs/nightly.yaml --out work/validated")
public final class ValidateVerb extends LogVerb {
  @Override
  Findings run(Runs runs) {
    return runs.validate();
  }
}
