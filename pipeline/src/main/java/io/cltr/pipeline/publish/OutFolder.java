package io.cltr.pipeline.publish;

import io.cltr.log.ConfigException;
import io.cltr.pipeline.failure.FullDisk;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder of runs, held by this process from opening to closing it: no other run writes to it in
 * between. What killed runs left in {@code OUT/.staging-…} is removed when the folder is opened.
 */
public final class OutFolder implements AutoCloseable {
  /** Begins the names of files and folders in the making. */
  static final String STAGING = ".staging-";

  private final FileSystem files;
  private final Path path;
  private final OutLock lock;

  private OutFolder(FileSystem files, Path path, OutLock lock) {
    this.files = files;
    this.path = path;
    this.lock = lock;
  }

  /**
   * Opens {@code out}, which is created where it does not exist.
   *
   * @throws ConfigException where it cannot be written, or another run holds it
   */
  public static OutFolder open(String out, Configuration hadoop) {
    try {
      Path path = new Path(out);
      FileSystem files = path.getFileSystem(hadoop);
      files.setWriteChecksum(false);
      Path whole = files.makeQualified(path);
      if (!files.mkdirs(whole)) {
        throw new IOException("the folder cannot be created");
      }
      OutFolder folder = new OutFolder(files, whole, OutLock.take(files, whole));
      folder.prepare();
      return folder;
    } catch (IOException e) {
      throw unwritable(out, e);
    }
  }

  private void prepare() throws IOException {
    try {
      for (FileStatus file : files.listStatus(path)) {
        if (file.getPath().getName().startsWith(STAGING)) {
          files.delete(file.getPath(), true);
        }
      }
      for (Pointer pointer : Pointer.values()) {
        pointer.requireFile(files, path);
      }
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  FileSystem files() {
    return files;
  }

  Path path() {
    return path;
  }

  /**
   * To be called right before something is published.
   *
   * @throws ConfigException where this process does not hold the folder any more
   */
  public void requireHeld() {
    lock.requireHeld();
  }

  /** The name of the run that {@code pointer} names. */
  public Optional<String> named(Pointer pointer) {
    try {
      return pointer.name(files, path);
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /** Points {@code pointer} at the run {@code name}, all at once. */
  public void point(Pointer pointer, String name) {
    lock.requireHeld();
    try {
      pointer.write(files, path, name);
    } catch (IOException e) {
      throw new ConfigException(
          "out: %s/%s cannot be pointed at %s, which is whole: %s; remove what is in the way"
              .formatted(path, pointer.file(), name, e.getMessage()),
          e);
    }
  }

  /** What a user is told of a folder that cannot be written. */
  public static ConfigException unwritable(Object out, IOException cause) {
    return new ConfigException(
        "out: cannot write to %s: %s; %s"
            .formatted(
                out,
                cause.getMessage(),
                FullDisk.in(cause)
                    ? "free space on its disk, or choose a folder on another"
                    : "choose a folder that this user may write to"),
        cause);
  }

  /** Gives the folder to the next run. */
  @Override
  public void close() {
    lock.close();
  }
}
