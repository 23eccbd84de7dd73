package io.cltr.jobs.run;

import io.cltr.change.ChangeReader;
import io.cltr.change.Changes;
import io.cltr.gate.Gate;
import io.cltr.gate.GateEvidence;
import io.cltr.gate.GateResult;
import io.cltr.gate.Verdict;
import io.cltr.jobs.config.RunConfig;
import io.cltr.jobs.report.GateTerminal;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.artefact.FairnessFile;
import io.cltr.pipeline.artefact.SequenceFile;
import io.cltr.pipeline.publish.Manifest;
import io.cltr.pipeline.publish.Manifest.Status;
import io.cltr.pipeline.publish.RunFolder;
import io.cltr.pipeline.spark.Sessions;
import io.cltr.random.Hash64;
import io.cltr.value.ValueTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** A verdict on what earlier runs found; needs no Spark. */
public record GateRun(RunConfig config, Progress progress) {

  /**
   * Who is judged by which runs.
   *
   * @param values run with the candidate's values
   * @param baseline run with production's; "" for the same run
   * @param candidate policy; "" for the run's own
   * @param production policy; "" for the run's own, or for the candidate of {@code baseline}
   */
  public record Question(String values, String baseline, String candidate, String production) {}

  /** Judges and publishes; returns the exit code. */
  public int run(Question question, VerdictFiles files) {
    Configuration hadoop = Sessions.hadoop();
    StoredValues stored = StoredValues.open(question.values(), hadoop);
    Optional<StoredValues> baseline =
        question.baseline().isEmpty()
            ? Optional.empty()
            : Optional.of(StoredValues.open(question.baseline(), hadoop));
    GateEvidence evidence = evidence(question, stored, baseline);
    GateResult result =
        progress.stage(
            "gate",
            () -> Gate.judge(config.gate().rules(), evidence),
            found -> found.verdict().name());
    try (RunFolder out = RunFolder.open(config.out(), hadoop)) {
      GatePublication.verdict(out, result);
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
                      stored.values().input(),
                      "",
                      SemanticConfig.of(config),
                      out.outputs()),
                  Circumstances.of(
                      Stream.concat(Stream.of(stored), baseline.stream())
                          .map(StoredValues::run)
                          .toList(),
                      "none",
                      progress)));
      files.write(result);
      progress.say(GateTerminal.render(result, path + "/gate.html"));
      Publication.retain(out, config, progress);
    }
    return exitCode(result.verdict());
  }

  private GateEvidence evidence(
      Question question, StoredValues stored, Optional<StoredValues> baseline) {
    String candidate =
        named(
            "candidate",
            question.candidate(),
            config.gate().candidate(),
            stored.values().candidate());
    String production =
        baseline.isEmpty()
            ? named(
                "production",
                question.production(),
                config.gate().production(),
                stored.values().production())
            : named(
                "production",
                question.production(),
                config.gate().production(),
                baseline.get().values().candidate());
    String label =
        baseline.map(other -> "%s of %s".formatted(production, other.name())).orElse(production);
    ValueTable values =
        baseline
            .map(other -> stored.beside(other, production, label))
            .orElse(stored.values().table());
    return new GateEvidence(
        candidate,
        label,
        values,
        Optional.ofNullable(stored.evidence().changes())
            .filter(changes -> isOf(changes, candidate, label))
            .map(ChangeReader::new),
        stored.evidence().log(),
        Stages.today(config),
        stored
            .nights()
            .map(SequenceFile::nights)
            .filter(nights -> candidate.equals(stored.values().candidate()))
            .filter(nights -> label.equals(stored.values().production())),
        stored.fairness().map(FairnessFile::readings).orElse(List.of()));
  }

  private static boolean isOf(Changes changes, String candidate, String production) {
    return changes.candidate().equals(candidate) && changes.production().equals(production);
  }

  /** What a verdict means to whoever started the run. */
  static int exitCode(Verdict verdict) {
    return switch (verdict) {
      case PASS -> 0;
      case FAIL -> 4;
      case INCONCLUSIVE -> 5;
    };
  }

  private static String named(String role, String... given) {
    return List.of(given).stream()
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    "gate: no %s is named; give --%s with one of the valued policies"
                        .formatted(role, role)));
  }
}
