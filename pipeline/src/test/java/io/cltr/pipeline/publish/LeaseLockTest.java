package io.cltr.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseLockTest {
  @TempDir Path folder;

  @Test
  void otherFileSystemsAreLockedByLease() throws IOException {
    try (OutLock lock = OutLock.take(files(), TestFileSystem.path(folder))) {
      assertThat(lock).isInstanceOf(LeaseLock.class);
    }
  }

  @Test
  void oneRunHoldsItUntilItGivesItBack() throws IOException {
    LeaseLock lock = take();
    assertThatThrownBy(this::take)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("process " + ProcessHandle.current().pid() + ", since 20")
        .hasMessageContaining("lapses 10 minutes after");
    lock.requireHeld();
    lock.close();
    assertThat(folder).isEmptyDirectory();
    take().close();
  }

  @Test
  void ofManyThatTryAtOnceOneWins() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Boolean>> tries =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    threads.submit(
                        () -> {
                          start.await();
                          try {
                            take();
                            return true;
                          } catch (ConfigException e) {
                            return false;
                          }
                        }))
            .toList();
    start.countDown();
    int winners = 0;
    for (var each : tries) {
      winners += each.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(winners).isEqualTo(1);
  }

  @Test
  void theLockOfADeadRunIsTakenOverAndADeadRunThatWakesPublishesNothing() throws IOException {
    LeaseLock dead = take();
    grow(9);
    assertThatThrownBy(this::take).isInstanceOf(ConfigException.class);
    grow(11);
    try (LeaseLock next = take()) {
      dead.refresh();
      assertThatThrownBy(dead::requireHeld)
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("lost to another run");
      next.requireHeld();
      dead.close();
      next.requireHeld();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aSignOfLifeKeepsIt() throws IOException {
    try (LeaseLock lock = take()) {
      grow(11);
      lock.refresh();
      assertThatThrownBy(this::take).isInstanceOf(ConfigException.class);
      grow(11);
      lock.requireHeld();
      assertThatThrownBy(this::take).isInstanceOf(ConfigException.class);
    }
  }

  @Test
  void signsOfLifeComeByThemselves() throws Exception {
    try (LeaseLock lock =
        LeaseLock.take(
            files(), TestFileSystem.path(folder), LeaseLock.LEASE, Duration.ofMillis(5))) {
      grow(11);
      while (age().compareTo(LeaseLock.LEASE) > 0) {
        Thread.sleep(5);
      }
      lock.requireHeld();
    }
  }

  @Test
  void aLockFileThatIsJustBeingWrittenIsHeld() throws IOException {
    Files.createFile(folder.resolve(OutLock.FILE));
    assertThatThrownBy(this::take)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("a run that has just begun");
  }

  private LeaseLock take() throws IOException {
    return LeaseLock.take(files(), TestFileSystem.path(folder), LeaseLock.LEASE, LeaseLock.REFRESH);
  }

  private FileSystem files() throws IOException {
    return TestFileSystem.path(folder).getFileSystem(TestFileSystem.configuration());
  }

  /** Makes the lock file older. */
  private void grow(int minutes) throws IOException {
    Files.setLastModifiedTime(
        folder.resolve(OutLock.FILE),
        FileTime.from(Instant.now().minus(Duration.ofMinutes(minutes))));
  }

  private Duration age() throws IOException {
    return Duration.between(
        Files.getLastModifiedTime(folder.resolve(OutLock.FILE)).toInstant(), Instant.now());
  }
}
