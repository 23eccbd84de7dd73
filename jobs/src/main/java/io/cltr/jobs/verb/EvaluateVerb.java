package io.cltr.jobs.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.jobs.run.Findings;
import io.cltr.jobs.run.Runs;
import io.cltr.jobs.run.VerdictFiles;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Values policies on a log: what would each have been worth? */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    header = "Values policies on a log: what would each have been worth?",
    description = {
      "Every policy by every metric, estimator and slice in one pass, with two-stage intervals and"
          + " paired differences to production; judges the candidate if there is one.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer =
        "  cltr evaluate --log work/log --propensities work/propensities --models work/models --out work/values")
public final class EvaluateVerb extends LogVerb {
  @Option(
      names = "--propensities",
      paramLabel = "DIR",
      description = "Run folder with propensities; without it they are estimated here.")
  private String propensities;

  @Option(names = "--models", paramLabel = "DIR", description = "Run folder with trained rankers.")
  private String models;

  @Mixin private ValueFlags values;

  @Override
  ObjectNode implied() {
    return values.addTo(super.implied());
  }

  @Override
  Findings run(Runs runs) {
    return runs.evaluate(
        Optional.ofNullable(propensities), Optional.ofNullable(models), VerdictFiles.NONE);
  }
}
