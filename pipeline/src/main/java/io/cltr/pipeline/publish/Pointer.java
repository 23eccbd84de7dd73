package io.cltr.pipeline.publish;

import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file in a folder of runs that holds the name of one of them; a file, because object stores have
 * no links.
 */
public enum Pointer {
  /** The run published last. */
  LATEST,
  /** The run that was promoted last. */
  PRODUCTION;

  /** Its name. */
  public String file() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The run folder that {@code path} means: the run that it names where it is a pointer, the run
   * that {@code latest} names where it is a folder of runs, else the path itself.
   *
   * @throws InputException where a pointer names a run that is not there
   */
  public static String resolve(String path, Configuration hadoop) {
    Path given = new Path(path);
    try {
      FileSystem files = given.getFileSystem(hadoop);
      for (Pointer pointer : values()) {
        if (given.getName().equals(pointer.file()) && isFile(files, given)) {
          return pointer.run(files, given.getParent()).toString();
        }
      }
      return isFile(files, new Path(given, LATEST.file()))
          ? LATEST.run(files, given).toString()
          : path;
    } catch (IOException e) {
      throw new InputException("cannot read %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  private Path run(FileSystem files, Path out) throws IOException {
    String name = name(files, out).orElse("");
    Path run = new Path(out, name.isEmpty() ? "." : name);
    if (name.isEmpty() || !files.exists(new Path(run, Manifest.NAME))) {
      throw new InputException(
          "%s/%s names '%s', which is no whole run: name a run folder, or publish a run again"
              .formatted(out, file(), name));
    }
    return run;
  }

  /** The name in the file of {@code out}; empty where there is none. */
  Optional<String> name(FileSystem files, Path out) throws IOException {
    return AtomicFile.read(files, new Path(out, file()))
        .map(content -> new String(content, StandardCharsets.UTF_8).strip());
  }

  void write(FileSystem files, Path out, String run) throws IOException {
    AtomicFile.replace(files, new Path(out, file()), (run + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Refuses a folder of runs in which something else has the pointer's name. */
  void requireFile(FileSystem files, Path out) throws IOException {
    Path file = new Path(out, file());
    if (files.exists(file) && !isFile(files, file)) {
      throw new ConfigException(
          "out: %s is a folder, where cltr keeps the file that names a run; remove it, or choose"
                  .formatted(file)
              + " another --out");
    }
  }

  private static boolean isFile(FileSystem files, Path path) throws IOException {
    try {
      FileStatus status = files.getFileStatus(path);
      return status.isFile();
    } catch (FileNotFoundException e) {
      return false;
    }
  }
}
