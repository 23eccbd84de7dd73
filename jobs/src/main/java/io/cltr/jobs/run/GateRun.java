package io.cltr.jobs.run;

import io.cltr.gate.Gate;
import io.cltr.gate.GateResult;
import io.cltr.gate.RuleResult;
import io.cltr.gate.Verdict;
import io.cltr.jobs.config.RunConfig;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.artefact.Artefacts;
import io.cltr.pipeline.artefact.GateFile;
import io.cltr.pipeline.artefact.ValueFile;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.Manifest;
import io.cltr.pipeline.publish.Manifest.Status;
import io.cltr.pipeline.publish.PublishedRun;
import io.cltr.pipeline.publish.RunFolder;
import io.cltr.pipeline.spark.Sessions;
import io.cltr.random.Hash64;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** A verdict on values of an earlier run; needs no Spark. */
public record GateRun(RunConfig config, Progress progress) {
  /** Judges and publishes; returns the exit code. */
  public int run(String values, String candidate, String production) {
    Configuration hadoop = Sessions.hadoop();
    String folder = PublishedRun.open(values, hadoop).folder();
    ValueFile file =
        new Artefacts(folder, hadoop)
            .read(ValueFile.NAME, ValueFile.class, ValueFile.SCHEMA_VERSION);
    String judged = named(candidate, config.gate().candidate(), file.candidate(), "candidate");
    String serving = named(production, config.gate().production(), file.production(), "production");
    GateResult result =
        progress.stage(
            "gate",
            () -> Gate.judge(config.gate().rules(), file.table(), judged, serving),
            found -> found.verdict().name());
    try (RunFolder out = RunFolder.open(config.out(), hadoop)) {
      out.write(GateFile.NAME, Json.bytes(GateFile.of(result)));
      String path =
          out.publishAside(
              RunFolder.GATE,
              new Manifest(
                  Manifest.SCHEMA_VERSION,
                  new Manifest.Result(
                      Status.complete,
                      Version.get(),
                      Hash64.VERSION,
                      config.seed(),
                      file.input(),
                      "",
                      SemanticConfig.of(config),
                      out.outputs()),
                  Circumstances.of(List.of(folder), "none", progress)));
      for (RuleResult rule : result.rules()) {
        progress.say("%s  %s: %s".formatted(rule.verdict(), rule.rule(), rule.reason()));
      }
      progress.say("%s  %s".formatted(result.verdict(), path));
      Publication.retain(out, config, progress);
    }
    return exitCode(result.verdict());
  }

  /** What a verdict means to whoever started the run. */
  static int exitCode(Verdict verdict) {
    return switch (verdict) {
      case PASS -> 0;
      case FAIL -> 4;
      case INCONCLUSIVE -> 5;
    };
  }

  private static String named(String flag, String configured, String stored, String role) {
    for (String name : List.of(flag, configured, stored)) {
      if (!name.isEmpty()) {
        return name;
      }
    }
    throw new ConfigException(
        "gate: no %s is named; give --%s with one of the valued policies".formatted(role, role));
  }
}
