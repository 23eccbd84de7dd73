package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job jar under spark-submit, by the commands of docs/operations.md: executors in processes of
 * their own leave the result that one process leaves. Runs in the Maven profile spark-submit, which
 * makes the Spark home.
 */
class SparkSubmitIT {
  private static final List<String> BLOCKS =
      CodeBlocks.indented(
          Modules.ROOT.resolve("docs/operations.md"), "### Without an installation of Spark");

  /** Commands may leave processes behind when they fail; each has a group of its own. */
  private static final String CLEANLY =
      "set -em; trap 'for group in $(jobs -p); do kill -- -$group || true; done' EXIT\n";

  @TempDir static Path folder;
  private static JsonNode expected;

  @BeforeAll
  static void runEmbedded() throws IOException {
    for (String name : List.of("jobs", "sample-logs")) {
      Files.createSymbolicLink(folder.resolve(name), Modules.ROOT.resolve(name));
    }
    Path config = Modules.ROOT.resolve("sample-logs/nightly.yaml");
    expected =
        result(RunFolders.run(folder.resolve("work/one"), 0, "nightly", "--config=" + config));
    assertThat(expected.get("outputs")).isNotEmpty();
  }

  @Test
  void aLocalClusterLeavesTheSameResult() {
    String text = submitted("local-cluster[2,1,1024]").text();
    assertThat(text).contains(" on local-cluster[2,1,1024]");
    assertThat(result(RunFolders.latest(folder.resolve("work/local-cluster")))).isEqualTo(expected);
  }

  @Test
  void aStandaloneClusterLeavesTheSameResult() {
    String text = submitted("spark://127.0.0.1:17077").text();
    assertThat(text).contains(" on spark://127.0.0.1:17077");
    assertThat(result(RunFolders.latest(folder.resolve("work/standalone")))).isEqualTo(expected);
  }

  @Test
  void theExitCodeOfCltrIsThatOfSparkSubmit() {
    String command =
        block("local-cluster")
            .replace("--config sample-logs/nightly.yaml", "--set lookBackDay=3 --print-config");
    Terminal.Result result = bash(command);
    assertThat(result.exit()).as(result.text()).isEqualTo(Cltr.USAGE);
    assertThat(result.text()).contains("did you mean 'lookBackDays'?");
  }

  private static Terminal.Result submitted(String master) {
    Terminal.Result result = bash(block(master));
    assertThat(result.exit()).as(result.text()).isZero();
    return result;
  }

  private static String block(String text) {
    return BLOCKS.stream().filter(block -> block.contains(text)).findFirst().orElseThrow();
  }

  private static Terminal.Result bash(String commands) {
    return Shell.run(folder, Map.of(), "bash", "-c", CLEANLY + block("spark-class()") + commands);
  }

  private static JsonNode result(Path run) {
    return RunFolders.json(run.resolve("manifest.json")).get("result");
  }
}
