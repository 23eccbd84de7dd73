package io.cltr.jobs.verb;

import io.cltr.jobs.run.Findings;
import io.cltr.jobs.run.Runs;
import picocli.CommandLine.Command;

/** Estimates how likely each position was examined. */
@Command(
    name = "propensities",
    mixinStandardHelpOptions = true,
    header = "Estimates how likely each position was examined.",
    description = {
      "Writes propensities.json and, for intervals of values, its influence by unit bucket.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = "  cltr propensities --log work/log --out work/propensities")
public final class PropensitiesVerb extends LogVerb {
  @Override
  Findings run(Runs runs) {
    return runs.propensities();
  }
}
