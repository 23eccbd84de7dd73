package io.cltr.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.ConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLockTest {
  private static final long HERE = ProcessHandle.current().pid();

  @TempDir Path folder;

  @Test
  void oneRunOfThisProcessHoldsItAtATime() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolveSibling("link-" + HERE), folder);
    try (LocalLock lock = LocalLock.take(folder)) {
      assertHeldBy(HERE, folder);
      assertHeldBy(HERE, link);
      lock.requireHeld();
    } finally {
      Files.delete(link);
    }
    LocalLock.take(folder).close();
  }

  @Test
  void anotherProcessIsNamedAndWhatItHeldIsFreeWhenItIsKilled()
      throws IOException, InterruptedException {
    Process other = LockHolder.start(folder);
    try {
      assertHeldBy(other.pid(), folder);
      assertHeldBy(other.pid(), folder);
    } finally {
      other.destroyForcibly().waitFor();
    }
    LocalLock.take(folder).close();
  }

  /** Closing any channel of a file gives up what the process has locked of it. */
  @Test
  void askingForALockThatThisProcessHoldsDoesNotGiveItUp() throws Exception {
    try (LocalLock lock = LocalLock.take(folder)) {
      assertHeldBy(HERE, folder);
      lock.requireHeld();
      Process other =
          new ProcessBuilder(LockHolder.command(folder)).redirectErrorStream(true).start();
      other.getOutputStream().close();
      String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(other.waitFor()).isNotZero();
      assertThat(said).contains("process " + HERE);
    }
  }

  @Test
  void aLockFileThatWasRemovedIsALockThatWasLost() throws IOException {
    try (LocalLock lock = LocalLock.take(folder)) {
      Files.delete(folder.resolve(OutLock.FILE));
      assertThatThrownBy(lock::requireHeld)
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(".lock was removed");
      try (LocalLock next = LocalLock.take(folder)) {
        assertThatThrownBy(lock::requireHeld).isInstanceOf(ConfigException.class);
        assertThatCode(next::requireHeld).doesNotThrowAnyException();
      }
    }
  }

  private static void assertHeldBy(long pid, Path folder) {
    assertThatThrownBy(() -> LocalLock.take(folder))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("process " + pid + ", since 20")
        .hasMessageContaining("choose another --out");
  }
}
