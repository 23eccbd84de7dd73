package io.cltr.pipeline.files;

import java.nio.file.Path;

/** Paths of the local file system as Spark wants them. */
public final class SparkPath {
  private SparkPath() {}

  /** {@code path} with its scheme, so that it is local whatever Spark's default file system is. */
  public static String of(Path path) {
    return new org.apache.hadoop.fs.Path(path.toAbsolutePath().toUri()).toString();
  }
}
