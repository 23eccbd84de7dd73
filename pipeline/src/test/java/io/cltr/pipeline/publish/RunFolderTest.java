package io.cltr.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import io.cltr.pipeline.json.Json;
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
    assertThat(files()).containsExactly(OutLock.FILE);
  }

  @Test
  void theManifestHoldsTheDigestsAndLatestPointsAtTheRun() throws IOException {
    String run = publish("{}", "first");
    assertThat(visible())
        .containsExactlyInAnyOrder("latest", Path.of(run).getFileName().toString());
    assertThat(Pointer.resolve(out.toString(), new Configuration())).isEqualTo(run);
    assertThat(Pointer.resolve(run, new Configuration())).isEqualTo(run);
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

  @Test
  void aLogThatAnEarlierRunDidNotKeepIsAdded() throws IOException {
    String run = publish("{}", "first");
    try (RunFolder folder = open()) {
      SmallRun.fill(folder, "{}");
      SmallRun.work(folder);
      assertThat(folder.keep("log", "log")).isTrue();
      assertThat(folder.publish("2026-11-20", SmallRun.manifest(folder, "second"))).isEqualTo(run);
    }
    assertThat(Path.of(run, "log/log.json")).exists();
  }

  @Test
  void aChangedRunIsRestored() throws IOException {
    String run = publish("{}", "first");
    Files.delete(Path.of(run, "b.txt"));
    assertThatThrownBy(() -> PublishedRun.open(run, new Configuration()).requireWhole())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("b.txt is missing");
    Files.writeString(Path.of(run, "b.txt"), "other");
    assertThatThrownBy(() -> PublishedRun.open(run, new Configuration()).requireWhole())
        .hasMessageContaining("b.txt has SHA-256");
    assertThat(publish("{}", "second")).isEqualTo(run);
    PublishedRun.open(run, new Configuration()).requireWhole();
  }

  @Test
  void leftOversOfDeadRunsAreRemovedByTheNext() throws IOException {
    Files.createDirectories(out.resolve(".staging-dead/work/log"));
    Files.createFile(out.resolve(".staging-file"));
    open().close();
    assertThat(files()).containsExactly(OutLock.FILE);
  }

  @Test
  void aSecondRunOnTheSameFolderIsToldWhoHoldsIt() {
    try (RunFolder folder = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(out.toString())
          .hasMessageContaining("process " + ProcessHandle.current().pid());
      SmallRun.fill(folder, "{}");
      folder.publish("2026-11-20", SmallRun.manifest(folder, "first"));
    }
    open().close();
  }

  @Test
  void aRunThatLostItsFolderPublishesNothing() throws IOException {
    try (RunFolder folder = open()) {
      SmallRun.fill(folder, "{}");
      Files.delete(out.resolve(OutLock.FILE));
      assertThatThrownBy(() -> folder.publish("2026-11-20", SmallRun.manifest(folder, "first")))
          .isInstanceOf(ConfigException.class);
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void pointersAreFollowedWhereverTheyAreNamed() {
    Configuration hadoop = new Configuration();
    String run = publish("{}", "first");
    try (OutFolder folder = OutFolder.open(out.toString(), hadoop)) {
      folder.point(Pointer.PRODUCTION, Path.of(run).getFileName().toString());
    }
    String later = publish("[]", "second");
    assertThat(Pointer.resolve(out.toString(), hadoop)).isEqualTo(later);
    assertThat(Pointer.resolve(out + "/latest", hadoop)).isEqualTo(later);
    assertThat(Pointer.resolve(out + "/production", hadoop)).isEqualTo(run);
    assertThat(Pointer.resolve(run, hadoop)).isEqualTo(run);
  }

  @Test
  void aPointerToNothingIsNamed() throws IOException {
    Files.writeString(out.resolve("latest"), "2026-11-20-gone\n");
    assertThatThrownBy(() -> Pointer.resolve(out.toString(), new Configuration()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("latest names '2026-11-20-gone'");
  }

  @Test
  void aFolderInThePlaceOfAPointerIsRefusedBeforeTheRun() throws IOException {
    Files.createDirectory(out.resolve("latest"));
    assertThatThrownBy(this::open)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("latest is a folder");
    Files.delete(out.resolve("latest"));
    open().close();
  }

  private String publish(String content, String started) {
    try (RunFolder folder = open()) {
      SmallRun.fill(folder, content);
      return folder.publish("2026-11-20", SmallRun.manifest(folder, started));
    }
  }

  private RunFolder open() {
    return RunFolder.open(out.toString(), new Configuration());
  }

  private List<String> visible() throws IOException {
    return files().stream().filter(name -> !name.startsWith(".")).toList();
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
