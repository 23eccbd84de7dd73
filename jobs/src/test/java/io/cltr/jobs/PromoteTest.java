package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.pipeline.publish.OutFolder;
import io.cltr.pipeline.publish.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promotion, the lock and retention, as their user sees them. */
class PromoteTest {
  private static final String STRICT =
      "--set=gate.rules=[{kind: value-non-inferiority, margin: 0.01}]";

  @TempDir static Path folder;
  private static Path out;
  private static String passed;
  private static String failed;
  private static String inconclusive;

  @BeforeAll
  static void nights() {
    out = folder.resolve("runs");
    SmallLog.simulate(logs());
    failed = night(4, STRICT, "--set=gate.candidate=logger:popularity");
    inconclusive = night(5, STRICT, "--set=gate.candidate=uniform");
    passed = night(0);
  }

  @BeforeEach
  void nothingIsPromoted() throws IOException {
    Files.deleteIfExists(out.resolve("production"));
  }

  @Test
  void theLatestRunOfAFolderIsPromotedAndAnEarlierOneAfterIt() throws IOException {
    assertThat(promote(0, out.toString()))
        .isEqualTo("production is %s, was none%n".formatted(passed));
    assertThat(out.resolve("production")).hasContent(passed);
    String other = night(0, "--seed=2");
    assertThat(promote(0, out.resolve(other).toString()))
        .isEqualTo("production is %s, was %s%n".formatted(other, passed));
    assertThat(promote(0, out.resolve(passed).toString())).contains("was " + other);
    assertThat(RunFolders.latest(out)).hasFileName(other);
  }

  @Test
  void aRunThatItsGateDoesNotPassIsPromotedDespiteItOnly() {
    promote(0, out.resolve(passed).toString());
    assertThat(promote(4, out.resolve(failed).toString()))
        .contains("gate says FAIL", "production stays " + passed, "--despite-gate");
    assertThat(promote(5, out.resolve(inconclusive).toString())).contains("says INCONCLUSIVE");
    assertThat(out.resolve("production")).hasContent(passed);
    promote(0, out.resolve(failed).toString(), "--despite-gate");
    assertThat(out.resolve("production")).hasContent(failed);
  }

  @Test
  void onlyAWholeRunIsPromoted() throws IOException {
    Path copy = folder.resolve("copies").resolve(passed);
    SmallLog.copy(out.resolve(passed), copy);
    promote(0, copy.toString());
    Files.writeString(copy.resolve("report.md"), "changed");
    assertThat(promote(Cltr.DATA, copy.toString())).contains("is not whole: report.md has SHA-256");
    Files.delete(copy.resolve("values.json"));
    assertThat(promote(Cltr.DATA, copy.toString())).contains("is not whole: ");
    Files.delete(copy.resolve("manifest.json"));
    assertThat(promote(Cltr.DATA, copy.toString())).contains("it has no manifest.json");
    assertThat(promote(Cltr.DATA, folder.resolve("copies/production").toString()))
        .contains("production names '%s', which is no whole run".formatted(passed));
  }

  @Test
  void aVerdictIsNoRun() throws IOException {
    Path gates = folder.resolve("gates");
    SmallLog.run(0, List.of("gate", "--values=" + out.resolve(passed), "--out=" + gates));
    String gate = SmallLog.names(gates).stream().filter(n -> n.startsWith("gate-")).toList().get(0);
    assertThat(promote(Cltr.DATA, gates.resolve(gate).toString()))
        .contains("promote a run, not a verdict on one");
  }

  @Test
  void pointersAreTakenForRuns() {
    promote(0, out.resolve(failed).toString(), "--despite-gate");
    for (String run : List.of("production", failed)) {
      Terminal.Result result =
          SmallLog.run(
              4,
              List.of(
                  "gate",
                  STRICT,
                  "--values=" + out.resolve(run),
                  "--out=" + folder.resolve("judged")));
      assertThat(result.text()).contains("FAIL");
    }
  }

  @Test
  void aSecondRunOnTheSameFolderEndsAtOnce() {
    try (OutFolder held = OutFolder.open(out.toString(), new Configuration())) {
      for (List<String> second :
          List.of(SmallLog.nightly(logs(), out), List.of("promote", out.toString()))) {
        assertThat(SmallLog.run(Cltr.USAGE, second).text())
            .startsWith("cltr: out: ")
            .contains(out + " is in use by a run on host ")
            .contains("process %d, since 20".formatted(ProcessHandle.current().pid()))
            .contains("choose another --out");
      }
      assertThat(held.named(Pointer.PRODUCTION)).isEmpty();
    }
  }

  @Test
  void theNewestRunsAreKeptAndThoseThatPointersName() throws IOException {
    Path kept = folder.resolve("kept");
    SmallLog.copy(out, kept);
    promote(0, kept.resolve(failed).toString(), "--despite-gate");
    Terminal.Result result =
        SmallLog.run(0, SmallLog.nightly(logs(), kept, "--seed=9", "--keep=1"));
    String latest = RunFolders.latest(kept).getFileName().toString();
    assertThat(result.text()).contains("keep 1: removed ", inconclusive, passed);
    assertThat(SmallLog.names(kept))
        .containsExactlyInAnyOrder(".lock", "latest", "production", failed, latest);
    assertThat(SmallLog.run(Cltr.USAGE, SmallLog.nightly(logs(), kept, "--keep=-1")).text())
        .contains("keep: found -1, allowed is a number of runs, or 0 for all");
  }

  private static String promote(int exit, String... arguments) {
    List<String> all = new ArrayList<>(List.of("promote"));
    all.addAll(List.of(arguments));
    Terminal.Result result = SmallLog.run(exit, all);
    assertThat(result.text()).doesNotContain("\tat ");
    return result.text();
  }

  private static String night(int exit, String... more) {
    SmallLog.run(exit, SmallLog.nightly(logs(), out, more));
    return RunFolders.latest(out).getFileName().toString();
  }

  private static Path logs() {
    return folder.resolve("logs");
  }
}
