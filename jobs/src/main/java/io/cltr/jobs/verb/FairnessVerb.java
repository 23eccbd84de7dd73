package io.cltr.jobs.verb;

import io.cltr.jobs.run.Findings;
import io.cltr.jobs.run.Runs;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Audits how policies treat groups of documents, and what fair ones cost. */
@Command(
    name = "fairness",
    mixinStandardHelpOptions = true,
    header = "Audits how policies treat groups of documents, and what fair ones cost.",
    description = {
      "Exposure, clicks and merit of every group with intervals, measures of fairness, and for each"
          + " fair policy the frontier of value and unfairness, on units that trained nothing. The"
          + " log must have been assembled with a table of documents.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer =
        "  cltr fairness --log work/log --propensities work/propensities --models work/models --out work/fairness")
public final class FairnessVerb extends LogVerb {
  @Option(
      names = "--propensities",
      paramLabel = "DIR",
      description = "Run folder with propensities; without it they are estimated here.")
  private String propensities;

  @Option(names = "--models", paramLabel = "DIR", description = "Run folder with trained rankers.")
  private String models;

  @Override
  Findings run(Runs runs) {
    return runs.fairness(Optional.ofNullable(propensities), Optional.ofNullable(models));
  }
}
