package io.cltr.jobs.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.cltr.gate.Verdict;
import io.cltr.jobs.report.Report;
import io.cltr.log.InputException;
import io.cltr.pipeline.artefact.Artefacts;
import io.cltr.pipeline.publish.OutFolder;
import io.cltr.pipeline.publish.Pointer;
import io.cltr.pipeline.publish.PublishedRun;
import io.cltr.pipeline.spark.Sessions;
import java.io.PrintWriter;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Points {@code production} at a published run; needs no Spark. */
public record PromoteRun(Progress progress, PrintWriter err) {
  private static final String REPORT = "report.json";

  /**
   * Promotes the run that {@code path} means, if it is whole and its gate allows it.
   *
   * @param despiteGate whether the gate's verdict is left aside
   * @return the exit code: 0, or that of the verdict which forbids it
   */
  public int run(String path, boolean despiteGate) {
    Configuration hadoop = Sessions.hadoop();
    PublishedRun run = PublishedRun.open(path, hadoop);
    try (OutFolder out = OutFolder.open(run.out(), hadoop)) {
      run.requireWhole();
      String before = out.named(Pointer.PRODUCTION).orElse("none");
      Optional<Verdict> verdict = verdict(new Artefacts(run.folder(), hadoop));
      int forbidden = despiteGate ? 0 : verdict.map(GateRun::exitCode).orElse(0);
      if (forbidden != 0) {
        err.printf(
            "cltr: %s is not promoted: its gate says %s; production stays %s. Read %s/report.html;"
                + " --despite-gate promotes it nevertheless%n",
            run.name(), verdict.get(), before, run.folder());
        return forbidden;
      }
      out.point(Pointer.PRODUCTION, run.name());
      progress.say("production is %s, was %s".formatted(run.name(), before));
      return 0;
    }
  }

  private static Optional<Verdict> verdict(Artefacts run) {
    if (!run.has(REPORT)) {
      throw new InputException(
          "%s has no %s: promote a run, not a verdict on one".formatted(run.folder(), REPORT));
    }
    JsonNode gate = run.read(REPORT, JsonNode.class, Report.SCHEMA_VERSION).path("gate");
    return gate.isObject()
        ? Optional.of(Verdict.valueOf(gate.path("verdict").asText()))
        : Optional.empty();
  }
}
