package io.cltr.pipeline.publish;

import io.cltr.log.ConfigException;
import io.cltr.pipeline.json.Json;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A lock on file systems without locks: whoever creates the file holds it, and rewrites it while it
 * lives. A file that was not rewritten for the time of the lease is that of a dead run and is taken
 * over. Ages are told by the file system's clock alone. A holder that was taken for dead finds
 * another's name in the file and publishes nothing.
 *
 * <p>As exclusive as the file system's {@code create} without overwriting.
 */
final class LeaseLock implements OutLock {
  /** After this time without a sign of life a holder counts as dead. */
  static final Duration LEASE = Duration.ofMinutes(10);

  /** Time between signs of life. */
  static final Duration REFRESH = Duration.ofMinutes(1);

  private static final int TRIES = 3;

  private final FileSystem files;
  private final Path file;
  private final LockOwner owner;
  private final Duration lease;
  private final Timer refresher = new Timer("cltr lock", true);

  private LeaseLock(FileSystem files, Path file, LockOwner owner, Duration lease) {
    this.files = files;
    this.file = file;
    this.owner = owner;
    this.lease = lease;
  }

  static LeaseLock take(FileSystem files, Path out, Duration lease, Duration refresh)
      throws IOException {
    Path file = new Path(out, FILE);
    LockOwner owner = LockOwner.ofThisProcess();
    for (int i = 0; i < TRIES && !create(files, file, owner); i++) {
      Optional<LockOwner> holder = owner(files, file);
      if (!removeDead(files, file, holder, lease)) {
        throw refusal(out, holder, lease);
      }
    }
    Optional<LockOwner> holder = owner(files, file);
    if (!holder.equals(Optional.of(owner))) {
      throw refusal(out, holder, lease);
    }
    LeaseLock lock = new LeaseLock(files, file, owner, lease);
    lock.refreshEvery(refresh);
    return lock;
  }

  private static ConfigException refusal(Path out, Optional<LockOwner> holder, Duration lease) {
    return LockOwner.refusal(
        out,
        holder,
        "; if that process is dead, its lock lapses %d minutes after its last sign of life"
            .formatted(lease.toMinutes()));
  }

  private void refreshEvery(Duration time) {
    TimerTask task =
        new TimerTask() {
          @Override
          public void run() {
            refresh();
          }
        };
    refresher.schedule(task, time.toMillis(), time.toMillis());
  }

  private static boolean create(FileSystem files, Path file, LockOwner owner) throws IOException {
    try (FSDataOutputStream stream = files.create(file, false)) {
      stream.write(Json.bytes(owner));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /**
   * Removes the lock of a dead run.
   *
   * @return whether the lock is free now, as far as can be told
   */
  private static boolean removeDead(
      FileSystem files, Path file, Optional<LockOwner> holder, Duration lease) throws IOException {
    if (!lapsed(files, file, lease)) {
      return !files.exists(file);
    }
    Path aside = new Path(file.getParent(), OutFolder.STAGING + UUID.randomUUID());
    if (!renamed(files, file, aside)) {
      return false;
    }
    if (!owner(files, aside).equals(holder)) {
      files.rename(aside, file);
      return false;
    }
    files.delete(aside, false);
    return true;
  }

  private static boolean renamed(FileSystem files, Path from, Path to) throws IOException {
    try {
      return files.rename(from, to);
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  private static boolean lapsed(FileSystem files, Path file, Duration lease) throws IOException {
    Path probe = new Path(file.getParent(), OutFolder.STAGING + UUID.randomUUID());
    try {
      long signOfLife = files.getFileStatus(file).getModificationTime();
      AtomicFile.write(files, probe, new byte[0]);
      return files.getFileStatus(probe).getModificationTime() - signOfLife >= lease.toMillis();
    } catch (FileNotFoundException e) {
      return false;
    } finally {
      files.delete(probe, false);
    }
  }

  private static Optional<LockOwner> owner(FileSystem files, Path file) throws IOException {
    return AtomicFile.read(files, file).flatMap(LockOwner::parse);
  }

  /** Gives a sign of life, unless the lock is lost already. */
  synchronized void refresh() {
    try {
      if (held()) {
        AtomicFile.replace(files, file, Json.bytes(owner));
      }
    } catch (IOException e) {
      // The next sign of life may come through; if none does, the lease lapses.
    }
  }

  /** Gives a sign of life first, so that nobody takes over what is about to be published. */
  @Override
  public synchronized void requireHeld() {
    refresh();
    try {
      if (!held()) {
        throw new ConfigException(
            "out: %s was lost to another run, because this one gave no sign of life for %d minutes;"
                    .formatted(file, lease.toMinutes())
                + " nothing was published. Run again");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean held() throws IOException {
    return owner(files, file).equals(Optional.of(owner));
  }

  @Override
  public synchronized void close() {
    refresher.cancel();
    try {
      if (held()) {
        files.delete(file, false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
