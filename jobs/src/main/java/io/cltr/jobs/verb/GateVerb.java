package io.cltr.jobs.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.jobs.config.ConfigFlags;
import io.cltr.jobs.config.RunConfig;
import io.cltr.jobs.run.GateRun;
import io.cltr.jobs.run.GateRun.Question;
import io.cltr.jobs.run.Progress;
import io.cltr.jobs.run.Runs;
import io.cltr.jobs.run.VerdictFiles;
import io.cltr.pipeline.json.Json;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** May this model replace that one? */
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    header = "Judges a candidate against production: by values of earlier runs, or on a log.",
    description = {
      "With --values: reads what 'evaluate' or 'nightly' stored, of one run or, with --baseline, of two"
          + " on the same log; needs no log and no Spark. With --log: values the two policies on an"
          + " assembled log first.",
      "Writes gate.json, gate.md, gate.xml (JUnit) and gate.html, and ends with 0 (pass), 4 (fail) or 5"
          + " (inconclusive).",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cltr gate --values work/values --out work/gate --set gate.rules='[{kind:"
          + " value-non-inferiority, margin: 0.02}]'",
      "  cltr gate --log work/log --propensities work/propensities --candidate"
          + " work/models#ips-softmax --production logger:production --out work/gate"
    })
public final class GateVerb implements Callable<Integer> {
  @Mixin private ConfigFlags flags;

  @ArgGroup(multiplicity = "1")
  private Source source;

  @Option(
      names = "--baseline",
      paramLabel = "DIR",
      description = "With --values: the run that valued production, if it is another one.")
  private String baseline = "";

  @Option(
      names = "--propensities",
      paramLabel = "DIR",
      description = "With --log: run folder with propensities; else they are estimated here.")
  private String propensities;

  @Option(
      names = "--candidate",
      paramLabel = "POLICY",
      description =
          "A policy of the run, the run's own by default; with --log logger:NAME, uniform,"
              + " RUN#NAME (a policy of the run, else its ranker of that name), or the folder of a"
              + " policy or a model.")
  private String candidate = "";

  @Option(names = "--production", paramLabel = "POLICY", description = "Likewise.")
  private String production = "";

  @Option(
      names = "--history",
      paramLabel = "DIR",
      description = "With --log: folder of the runs whose nights judged the same candidate.")
  private String history;

  @Option(
      names = "--today",
      paramLabel = "DAY",
      description = "Day of the verdict, YYYY-MM-DD, for rules on the age of the log.")
  private String today;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Write the verdict there too, as Markdown for a pull request.")
  private Path markdown;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write the verdict there too, as JUnit XML.")
  private Path junit;

  @Option(names = "--out", paramLabel = "DIR", description = "Folder of runs.")
  private String out;

  private static final class Source {
    @Option(
        names = "--values",
        required = true,
        paramLabel = "DIR",
        description = "Run folder with values, or the folder of its runs.")
    private String values;

    @Option(
        names = "--log",
        required = true,
        paramLabel = "DIR",
        description = "An assembled log: what 'assemble' or --keep-log wrote.")
    private String log;
  }

  @Override
  public Integer call() {
    ObjectNode implied = Json.mapper().createObjectNode();
    ObjectNode gate = implied.putObject("gate");
    if (history != null) {
      gate.put("history", history);
    }
    if (today != null) {
      gate.put("today", today);
    }
    VerdictFiles files = new VerdictFiles(markdown, junit);
    Progress progress = new Progress(System.out);
    if (source.values != null) {
      return new GateRun(flags.read(out, implied), progress)
          .run(new Question(source.values, baseline, candidate, production), files);
    }
    TwoPolicies.of(candidate, production).addTo(implied);
    RunConfig config = flags.read(out, implied);
    return Runs.exitCode(
        new Runs(config, Optional.of(source.log), progress)
            .evaluate(Optional.ofNullable(propensities), Optional.empty(), files));
  }
}
