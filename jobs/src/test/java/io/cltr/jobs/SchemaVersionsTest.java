package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.log.InputException;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.Sha256;
import io.cltr.pipeline.simulate.TruthJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Artefacts of other versions are refused by name, by each verb that reads them. */
class SchemaVersionsTest {
  private static final String TRUTH = "truth.json";
  private static final String HISTORY = "history.json";
  private static final String REPORT = "report.json";

  /** Written for people and other programs; cltr does not read them. */
  private static final Set<String> NOT_READ =
      Set.of(
          "click-models.json",
          "explain.json",
          "gate.json",
          "import.json",
          "refusal.json",
          "results.json",
          "scores.json");

  /** Only rankers of one kind have it; ModelsTest reads it. */
  private static final String TABLE = "models/NAME/table.json";

  /** Verbs by the artefact that they read; RUN stands for the run folder. */
  private static final Map<String, List<String>> READERS =
      Map.ofEntries(
          Map.entry("manifest.json", List.of("promote", "RUN")),
          Map.entry(REPORT, List.of("promote", "RUN")),
          Map.entry("propensities.json", List.of("train", "--log=RUN", "--propensities=RUN")),
          Map.entry(
              "propensity-influence.json", List.of("train", "--log=RUN", "--propensities=RUN")),
          Map.entry("models/NAME/model.json", List.of("evaluate", "--log=RUN", "--models=RUN")),
          Map.entry("policies/NAME/policy.json", List.of("score", "--policy=RUN#ips-softmax")),
          Map.entry("values.json", List.of("gate", "--values=RUN")),
          Map.entry("evidence.json", List.of("gate", "--values=RUN")),
          Map.entry("sequence.json", List.of("gate", "--values=RUN")),
          Map.entry("log/log.json", List.of("propensities", "--log=RUN")),
          Map.entry("fairness.json", List.of("gate", "--values=RUN")));

  @TempDir static Path folder;
  private static Path run;

  @BeforeAll
  static void night() {
    SmallLog.simulate(logs());
    Path runs = folder.resolve("runs");
    SmallLog.run(
        0,
        SmallLog.nightly(
            logs(),
            runs,
            "--documents=" + logs().resolve("documents.csv"),
            "--keep-log",
            "--set=gate.history=" + runs));
    run = RunFolders.latest(folder.resolve("runs"));
  }

  @Test
  void everyArtefactIsReadByAVerbHereOrByNone() throws IOException {
    Set<String> known = new TreeSet<>(READERS.keySet());
    known.addAll(NOT_READ);
    known.addAll(List.of(TRUTH, HISTORY, TABLE));
    Set<String> documented =
        FieldTables.of(Files.readAllLines(Modules.ROOT.resolve("docs/formats.md"))).keySet();
    assertThat(known).isEqualTo(documented);
  }

  static Set<String> artefacts() {
    return new TreeSet<>(READERS.keySet());
  }

  @ParameterizedTest
  @MethodSource("artefacts")
  void otherVersionsAreRefused(String artefact) throws IOException {
    Path file = run.resolve(artefact.replace("NAME", "ips-softmax"));
    byte[] content = Files.readAllBytes(file);
    byte[] manifest = Files.readAllBytes(run.resolve("manifest.json"));
    try {
      write(file, 99);
      assertThat(refused(artefact))
          .contains(file + " has schemaVersion 99, this version of cltr reads ", "a newer cltr");
      write(file, 0);
      assertThat(refused(artefact))
          .contains(file + " has schemaVersion 0, this version of cltr reads ", "an older cltr");
    } finally {
      Files.write(file, content);
      Files.write(run.resolve("manifest.json"), manifest);
    }
  }

  @Test
  void aTruthOfAnotherVersionIsRefused() throws IOException {
    Path file = logs().resolve(TRUTH);
    write(file, 99);
    assertThatThrownBy(() -> TruthJson.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(file + " has schemaVersion 99");
  }

  /** A new version of cltr must not end the series of nights; it has nothing to compare with. */
  @Test
  void aHistoryOfAnotherVersionIsNone() throws IOException {
    Path out = folder.resolve("nights");
    SmallLog.run(0, SmallLog.validate(logs(), out, "--date=2026-11-19"));
    write(RunFolders.latest(out).resolve(HISTORY), 99);
    SmallLog.run(0, SmallLog.validate(logs(), out, "--date=2026-11-20"));
    Path manifest = RunFolders.latest(out).resolve("manifest.json");
    assertThat(RunFolders.json(manifest).at("/result/previous").asText()).isEmpty();
  }

  private static String refused(String artefact) {
    List<String> arguments = new ArrayList<>();
    READERS.get(artefact).forEach(word -> arguments.add(word.replace("RUN", run.toString())));
    if (!arguments.get(0).equals("promote")) {
      arguments.add("--out=" + folder.resolve("out"));
    }
    Terminal.Result result = SmallLog.run(Cltr.DATA, arguments);
    assertThat(result.text()).doesNotContain("\tat ");
    return result.text();
  }

  /** Another version in the file, and in the manifest what belongs to it. */
  private static void write(Path file, int version) throws IOException {
    ObjectNode tree = (ObjectNode) RunFolders.json(file);
    tree.put("schemaVersion", version);
    Files.write(file, Json.bytes(tree));
    if (file.endsWith(REPORT)) {
      ObjectNode manifest = (ObjectNode) RunFolders.json(run.resolve("manifest.json"));
      ObjectNode outputs = (ObjectNode) manifest.at("/result/outputs");
      outputs.put(REPORT, Sha256.hex(Files.readAllBytes(file)));
      Files.write(run.resolve("manifest.json"), Json.bytes(manifest));
    }
  }

  private static Path logs() {
    return folder.resolve("logs");
  }
}
