package io.cltr.pipeline.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/** Small files that a reader sees whole or not at all. */
final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes beside and renames, so that a reader, and a process that is killed, leaves the old file
   * or the new one. Hadoop's renaming over a file is atomic on HDFS; on this machine's file system
   * it removes the old file first, so the system's is used there. An object store may leave none.
   */
  static void replace(FileSystem files, Path path, byte[] content) throws IOException {
    Path beside = new Path(path.getParent(), OutFolder.STAGING + UUID.randomUUID());
    write(files, beside, content);
    if (!LocalFiles.are(files)) {
      FileContext.getFileContext(path.toUri(), files.getConf())
          .rename(beside, path, Options.Rename.OVERWRITE);
    } else if (!files.rename(beside, path)) {
      throw new IOException("cannot rename %s to %s".formatted(beside, path));
    }
  }

  /** Writes a file and waits until the disk has it. */
  static void write(FileSystem files, Path path, byte[] content) throws IOException {
    try (FSDataOutputStream stream = files.create(path, true)) {
      stream.write(content);
      stream.hsync();
    } catch (FSError e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The content; empty where there is no such file. */
  static Optional<byte[]> read(FileSystem files, Path path) throws IOException {
    try (FSDataInputStream in = files.open(path)) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }
}
