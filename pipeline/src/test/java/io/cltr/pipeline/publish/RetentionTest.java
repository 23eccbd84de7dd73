package io.cltr.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.pipeline.publish.Retention.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
  @TempDir Path out;

  @Test
  void theNewestStayByDayAndThenByTime() {
    List<Kept> runs =
        List.of(
            run("b", "2026-11-19", "2026-11-21T03:00:00Z"),
            run("c", "2026-11-20", "2026-11-21T01:00:00Z"),
            run("d", "2026-11-20", "2026-11-21T02:00:00Z"),
            run("a", "2026-11-18", "2026-11-21T04:00:00Z"));
    assertThat(Retention.surplus(runs, 2, Set.of())).containsExactly("a", "b");
    assertThat(Retention.surplus(runs, 1, Set.of())).containsExactly("a", "b", "c");
    assertThat(Retention.surplus(runs, 4, Set.of())).isEmpty();
    assertThat(Retention.surplus(runs, 9, Set.of())).isEmpty();
  }

  @Test
  void whatIsNamedStaysBesideTheNewest() {
    List<Kept> runs =
        List.of(run("a", "2026-11-18", ""), run("b", "2026-11-19", ""), run("c", "2026-11-20", ""));
    assertThat(Retention.surplus(runs, 1, Set.of("a"))).containsExactly("b");
  }

  @Test
  void whatTheNewestWereComparedWithStaysToo() {
    List<Kept> runs =
        List.of(
            run("a", "2026-11-18", ""),
            new Kept("b", RunFolder.RUN, "2026-11-19", "", "a"),
            new Kept("c", RunFolder.RUN, "2026-11-20", "", "b"));
    assertThat(Retention.surplus(runs, 1, Set.of())).containsExactly("a");
    assertThat(Retention.surplus(runs, 2, Set.of())).isEmpty();
  }

  @Test
  void eachKindIsCountedByItself() {
    List<Kept> folders =
        List.of(
            run("r1", "2026-11-18", "1"),
            new Kept("g1", RunFolder.GATE, "2026-11-18", "1", ""),
            new Kept("g2", RunFolder.GATE, "2026-11-18", "2", ""),
            new Kept("x1", RunFolder.REJECTED, "2026-11-18", "1", ""),
            new Kept("x2", RunFolder.REJECTED, "2026-11-19", "0", ""));
    assertThat(Retention.surplus(folders, 1, Set.of())).containsExactly("g1", "x1");
  }

  @Test
  void publishingKeepsTheNewestAndWhatPointersName() throws IOException {
    String first = publish("2026-11-18", "1", 0);
    try (OutFolder folder = OutFolder.open(out.toString(), new Configuration())) {
      folder.point(Pointer.PRODUCTION, first);
    }
    String second = publish("2026-11-19", "2", 0);
    String third = publish("2026-11-20", "3", 0);
    assertThat(names()).containsExactlyInAnyOrder(first, second, third);
    String fourth = publish("2026-11-21", "4", 2);
    assertThat(names()).containsExactlyInAnyOrder(first, third, fourth);
    String late = publish("2026-11-17", "5", 1);
    assertThat(names()).as("latest is old").containsExactlyInAnyOrder(first, fourth, late);
  }

  @Test
  void foldersThatAreNoRunsStay() throws IOException {
    Files.createDirectories(out.resolve("2026-11-18-notes"));
    Files.createDirectories(out.resolve("mine-0123456789ab"));
    Path newer = Files.createDirectories(out.resolve("2026-11-18-0123456789ab"));
    Files.writeString(newer.resolve(Manifest.NAME), "{\"schemaVersion\": 99}");
    Files.createDirectories(out.resolve("2026-11-18-killed000000").resolve("half"));
    Files.createDirectories(out.resolve("2026-11-18-deadbeef0000").resolve("half"));
    String run = publish("2026-11-20", "1", 1);
    assertThat(names())
        .containsExactlyInAnyOrder(
            "2026-11-18-notes",
            "mine-0123456789ab",
            "2026-11-18-0123456789ab",
            "2026-11-18-killed000000",
            run);
  }

  /** Without {@code keep} nothing that cltr did not just stage is ever removed. */
  @Test
  void allRunsStayByDefault() throws IOException {
    Files.createDirectories(out.resolve("2026-11-18-deadbeef0000").resolve("half"));
    String run = publish("2026-11-20", "1", 0);
    assertThat(names()).containsExactlyInAnyOrder("2026-11-18-deadbeef0000", run);
  }

  private static Kept run(String name, String day, String started) {
    return new Kept(name, RunFolder.RUN, day, started, "");
  }

  private String publish(String day, String content, int keep) {
    try (RunFolder folder = RunFolder.open(out.toString(), new Configuration())) {
      SmallRun.fill(folder, content);
      String path = folder.publish(day, SmallRun.manifest(folder, "2026-11-21T00:00:0" + content));
      folder.retain(keep);
      return Path.of(path).getFileName().toString();
    }
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(out)) {
      return files.filter(Files::isDirectory).map(file -> file.getFileName().toString()).toList();
    }
  }
}
