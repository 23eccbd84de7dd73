package io.cltr.jobs.verb;

import io.cltr.jobs.run.Findings;
import io.cltr.jobs.run.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains rankers from clicks weighted by inverse propensity. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    header = "Trains rankers from clicks weighted by inverse propensity.",
    description = {
      "Trains on the training units and chooses hyper-parameters on the selection units; writes"
          + " models/NAME/model.json.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = "  cltr train --log work/log --propensities work/propensities --out work/models")
public final class TrainVerb extends LogVerb {
  @Option(
      names = "--propensities",
      required = true,
      paramLabel = "DIR",
      description = "Run folder of 'propensities' or 'nightly', or the folder of its runs.")
  private String propensities;

  @Override
  Findings run(Runs runs) {
    return runs.train(propensities);
  }
}
