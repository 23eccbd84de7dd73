package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders that cannot be written, and disks that are full, end with exit 2 and a remedy. */
class FullDiskTest {
  @TempDir static Path folder;

  @BeforeAll
  static void simulate() {
    SmallLog.simulate(logs());
  }

  /** A size in which assembling fails, and one in which publishing does. */
  @ParameterizedTest
  @CsvSource({"60k, Spark's local folder", "700k, free space on its disk"})
  void aDiskThatIsTooSmallForTheOutput(String size, String hint)
      throws IOException, InterruptedException {
    Path disk = mounted("out-" + size, size);
    try {
      Path out = disk.resolve("runs");
      Terminal.Result result = SmallLog.run(Cltr.USAGE, SmallLog.nightly(logs(), out));
      assertThat(result.text())
          .contains(out.toString(), "No space left on device", hint)
          .doesNotContain("\tat ", "Report: ");
      assertThat(SmallLog.names(out)).containsExactly(".lock");
    } finally {
      run("umount", disk.toString());
    }
  }

  @Test
  void aDiskThatIsTooSmallForSpark() throws IOException, InterruptedException {
    Path disk = mounted("local", "200k");
    try {
      Path out = folder.resolve("elsewhere");
      Forked night =
          Forked.start(folder, List.of("-Dspark.local.dir=" + disk), SmallLog.nightly(logs(), out));
      assertThat(night.process().waitFor()).as(night.text()).isEqualTo(Cltr.USAGE);
      assertThat(Forked.text(night.err()))
          .contains("Spark's local folder " + disk, out.toString(), "-Dspark.local.dir=DIR")
          .doesNotContain("\tat ");
      assertThat(SmallLog.names(out)).containsExactly(".lock");
    } finally {
      run("umount", disk.toString());
    }
  }

  @Test
  void aFileInTheWay() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    for (Path out : List.of(file, file.resolve("runs"))) {
      Terminal.Result result = SmallLog.run(Cltr.USAGE, SmallLog.nightly(logs(), out));
      assertThat(result.text())
          .contains("out: cannot write to " + out, "choose a folder that this user may write to")
          .doesNotContain("\tat ", "start");
    }
    assertThat(file).isEmptyFile();
  }

  private static Path logs() {
    return folder.resolve("logs");
  }

  /** A small disk; skips the test where this process may not mount one. */
  private static Path mounted(String name, String size) throws IOException, InterruptedException {
    Path disk = Files.createDirectory(folder.resolve(name));
    int exit = run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString());
    assumeTrue(exit == 0, "this process may not mount a small disk");
    return disk;
  }

  private static int run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return 1;
    }
  }
}
