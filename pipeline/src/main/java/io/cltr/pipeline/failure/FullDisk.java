package io.cltr.pipeline.failure;

import io.cltr.log.ConfigException;
import io.cltr.pipeline.spark.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A full disk is nothing that a user should read a stack trace for. */
public final class FullDisk {
  private static final List<String> WORDS =
      List.of("No space left on device", "Disk quota exceeded");

  private static final String UNKNOWN = "free space unknown";

  private FullDisk() {}

  /** Whether {@code thrown} or a cause of it, on whatever machine, is a full disk. */
  public static boolean in(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (isNamed(String.valueOf(t.getMessage()))) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code message} is about a full disk. */
  static boolean isNamed(String message) {
    return WORDS.stream().anyMatch(message::contains);
  }

  /**
   * Does {@code work}, which writes to {@code out} and to Spark's local folders; if a disk is full
   * it says which folders may be meant and how much is free there.
   */
  public static <R> R named(String out, Configuration hadoop, Supplier<R> work) {
    try {
      return work.get();
    } catch (Throwable e) {
      Path path = new Path(out);
      if (!in(e) || isNamedIn(e, path)) {
        throw e;
      }
      throw new ConfigException(text(path, hadoop), e);
    }
  }

  private static boolean isNamedIn(Throwable thrown, Path path) {
    return thrown instanceof ConfigException && thrown.getMessage().contains(Failures.plain(path));
  }

  private static String text(Path path, Configuration hadoop) {
    List<String> places = new ArrayList<>();
    places.add("%s (%s)".formatted(Failures.plain(path), free(path, hadoop)));
    for (String folder : Sessions.localFolders()) {
      places.add("Spark's local folder %s (%s)".formatted(folder, free(folder)));
    }
    return "No space left on device for %s; free space there, or choose folders on another"
            .formatted(String.join(" or ", places))
        + " disk with --out and with CLTR_JAVA_OPTIONS=-Dspark.local.dir=DIR";
  }

  private static String free(Path path, Configuration hadoop) {
    try {
      return megabytes(path.getFileSystem(hadoop).getStatus(path).getRemaining());
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  private static String free(String folder) {
    try {
      return megabytes(Files.getFileStore(java.nio.file.Path.of(folder)).getUsableSpace());
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  private static String megabytes(long bytes) {
    return bytes == Long.MAX_VALUE
        ? UNKNOWN
        : String.format(Locale.ROOT, "%,.1f MB free now", bytes / 1e6);
  }
}
