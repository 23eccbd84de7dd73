package io.cltr.pipeline.publish;

import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What differs where Hadoop's file system is this machine's own. */
final class LocalFiles {
  private LocalFiles() {}

  static boolean are(FileSystem files) {
    return files.getUri().getScheme().equals("file");
  }

  static java.nio.file.Path path(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
  }
}
