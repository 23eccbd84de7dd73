package io.cltr.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.ConfigException;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.Manifest.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir Path out;

  @Test
  void nothingIsPublishedBeforeTheEnd() throws IOException {
    try (RunFolder folder = open()) {
      folder.write("report.json", bytes("{}"));
      assertThat(visible()).isEmpty();
    }
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void theManifestHoldsTheDigestsAndLatestPointsAtTheRun() throws IOException {
    String run = publish("{}", "first");
    assertThat(visible())
        .containsExactlyInAnyOrder("latest", Path.of(run).getFileName().toString());
    assertThat(RunFolder.latest(out.toString(), new Configuration())).isEqualTo(run);
    assertThat(RunFolder.latest(run, new Configuration())).isEqualTo(run);
    Manifest manifest =
        Json.mapper().readValue(Path.of(run, "manifest.json").toFile(), Manifest.class);
    assertThat(manifest.result().outputs())
        .containsEntry(
            "a/report.json", "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  }

  @Test
  void theSameResultKeepsItsFolderAndAnotherGetsItsOwn() throws IOException {
    String first = publish("{}", "first");
    byte[] manifest = Files.readAllBytes(Path.of(first, "manifest.json"));
    assertThat(publish("{}", "second")).isEqualTo(first);
    assertThat(Path.of(first, "manifest.json")).hasBinaryContent(manifest);
    assertThat(publish("[]", "third")).isNotEqualTo(first);
    assertThat(visible()).hasSize(3);
  }

  @Test
  void aFolderWithoutManifestIsNoResultAndIsReplaced() throws IOException {
    String run = publish("{}", "first");
    Files.delete(Path.of(run, "manifest.json"));
    Files.writeString(Path.of(run, "rest-of-a-killed-run"), "");
    assertThat(publish("{}", "second")).isEqualTo(run);
    assertThat(Path.of(run, "manifest.json")).exists();
    assertThat(Path.of(run, "rest-of-a-killed-run")).doesNotExist();
  }

  @Test
  void twoResultsOfOneNameAreRefused() {
    try (RunFolder folder = open()) {
      folder.write("policies/a-b/policy.json", bytes("1"));
      assertThatThrownBy(() -> folder.write("policies/a-b/policy.json", bytes("2")))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("policies/a-b/policy.json");
    }
  }

  @Test
  void anOutputThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(out.resolve("file"), "");
    assertThatThrownBy(() -> RunFolder.open(file + "/runs", new Configuration()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(file + "/runs");
  }

  private String publish(String content, String started) {
    try (RunFolder folder = open()) {
      folder.write("a/report.json", bytes(content));
      Manifest.Result result =
          new Manifest.Result(
              Status.complete,
              "1",
              1,
              1,
              "input",
              "",
              Json.mapper().createObjectNode(),
              folder.outputs());
      Manifest.Run run = new Manifest.Run(started, List.of(), List.of(), "host", "local", "17");
      return folder.publish("2026-11-20", new Manifest(Manifest.SCHEMA_VERSION, result, run));
    }
  }

  private RunFolder open() {
    return RunFolder.open(out.toString(), new Configuration());
  }

  private List<String> visible() throws IOException {
    try (var files = Files.list(out)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .toList();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
