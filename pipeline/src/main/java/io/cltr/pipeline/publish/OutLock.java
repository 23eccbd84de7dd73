package io.cltr.pipeline.publish;

import io.cltr.log.ConfigException;
import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The right to write below a folder of runs: one process holds it, from opening the folder to the
 * end of its run. {@code OUT/.lock} names the holder.
 */
interface OutLock extends AutoCloseable {
  /** Name of the lock file. */
  String FILE = ".lock";

  /**
   * Takes the lock of {@code out}, a folder that exists.
   *
   * @throws ConfigException at once, where another run holds it
   */
  static OutLock take(FileSystem files, Path out) throws IOException {
    return LocalFiles.are(files)
        ? LocalLock.take(LocalFiles.path(out))
        : LeaseLock.take(files, out, LeaseLock.LEASE, LeaseLock.REFRESH);
  }

  /**
   * To be called right before something is published.
   *
   * @throws ConfigException where the lock was lost, so that another run may hold it
   */
  void requireHeld();

  /** Gives the lock back. */
  @Override
  void close();
}
