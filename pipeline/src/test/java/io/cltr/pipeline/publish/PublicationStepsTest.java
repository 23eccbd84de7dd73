package io.cltr.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies before any one of the changes that publication consists of. */
class PublicationStepsTest {
  private static final String BEFORE = "2026-11-20T01:00:00Z";
  private static final String AFTER = "2026-11-21T01:00:00Z";

  private static final Configuration HADOOP = TestFileSystem.configuration();

  @TempDir Path folder;

  @AfterEach
  void live() {
    TestFileSystem.live();
  }

  @Test
  void aRunIsWholeOrNoRunAndTheNextOneTidiesUp() throws IOException {
    int steps = 0;
    for (boolean died = true; died; steps++) {
      Path out = Files.createDirectory(folder.resolve("step-" + steps));
      String before = publish(out, "before", BEFORE, 1);
      TestFileSystem.dieAfter(steps);
      try {
        publish(out, "after", AFTER, 1);
      } catch (RuntimeException e) {
        assertThat(TestFileSystem.alive()).as(e.toString()).isFalse();
      }
      died = !TestFileSystem.alive();
      TestFileSystem.live();
      assertWhole(out);
      forgetTheDead(out);
      String after = publish(out, "after", AFTER, 1);
      assertThat(after).isNotEqualTo(before);
      assertThat(names(out)).containsExactlyInAnyOrder(name(after), "latest");
      assertWhole(out);
    }
    assertThat(steps).isGreaterThan(20);
  }

  @Test
  void aDamagedRunIsRestoredWholeOrIsNoRun() throws IOException {
    int steps = 0;
    for (boolean died = true; died; steps++) {
      Path out = Files.createDirectory(folder.resolve("step-" + steps));
      Path run = Path.of(publish(out, "same", BEFORE, 0));
      publish(out, "other", AFTER, 0);
      Files.writeString(run.resolve("b.txt"), "changed");
      TestFileSystem.dieAfter(steps);
      try {
        publish(out, "same", BEFORE, 0);
      } catch (RuntimeException e) {
        assertThat(TestFileSystem.alive()).as(e.toString()).isFalse();
      }
      died = !TestFileSystem.alive();
      TestFileSystem.live();
      forgetTheDead(out);
      publish(out, "same", BEFORE, 0);
      assertThat(run.resolve("b.txt")).hasContent("b");
      assertWhole(out);
    }
    assertThat(steps).isGreaterThan(20);
  }

  private static String publish(Path out, String content, String started, int keep)
      throws IOException {
    try (RunFolder run = RunFolder.open(TestFileSystem.path(out).toString(), HADOOP)) {
      SmallRun.fill(run, content);
      SmallRun.work(run);
      run.keep("log", "log");
      String path = run.publish(started.substring(0, 10), SmallRun.manifest(run, started));
      run.retain(keep);
      return path;
    }
  }

  private static void assertWhole(Path out) throws IOException {
    for (String name : names(out)) {
      if (Files.exists(out.resolve(name).resolve(Manifest.NAME))) {
        open(out.resolve(name)).requireWhole();
        assertThat(out.resolve(name).resolve("log/log.json")).exists();
      }
    }
    open(out).requireWhole();
  }

  private static PublishedRun open(Path path) {
    return PublishedRun.open(TestFileSystem.path(path).toString(), HADOOP);
  }

  /** Lets the lease of a dead process lapse. */
  private static void forgetTheDead(Path out) throws IOException {
    Path lock = out.resolve(OutLock.FILE);
    if (Files.exists(lock)) {
      Files.setLastModifiedTime(lock, FileTime.fromMillis(0));
    }
  }

  private static List<String> names(Path out) throws IOException {
    try (var files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static String name(String run) {
    return Path.of(run).getFileName().toString();
  }
}
