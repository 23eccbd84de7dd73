package io.cltr.pipeline.files;

import io.cltr.log.ConfigException;
import io.cltr.pipeline.publish.OutFolder;
import io.cltr.pipeline.publish.Uninterrupted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * A folder on the local file system that gets its tables all at once: they are staged inside it and
 * moved in by {@link #publish}, the marker last. A folder without its marker is not a result. While
 * it is open its process holds it.
 *
 * <p>Other files in a folder with the marker stay as they are.
 */
public final class StagedFolder implements AutoCloseable {
  private static final String STAGING = ".staging";

  private final OutFolder held;
  private final Path folder;
  private final List<String> names;
  private final String marker;

  private StagedFolder(OutFolder held, Path folder, List<String> names, String marker) {
    this.held = held;
    this.folder = folder;
    this.names = names;
    this.marker = marker;
  }

  /**
   * Opens {@code folder}, which is created where it does not exist.
   *
   * @param names what the result may consist of, apart from the marker
   * @param marker the file that is written last
   * @throws ConfigException where the folder holds somebody else's files, where it cannot be
   *     written, and where another process holds it
   */
  public static StagedFolder open(Path folder, List<String> names, String marker) {
    requireOwn(folder, marker);
    OutFolder held = OutFolder.open(SparkPath.of(folder.resolve(STAGING)), new Configuration());
    StagedFolder staged = new StagedFolder(held, folder, List.copyOf(names), marker);
    try {
      for (String name : names) {
        delete(staged.path(name));
      }
      delete(staged.path(marker));
      return staged;
    } catch (IOException e) {
      held.close();
      throw OutFolder.unwritable(folder, e);
    }
  }

  /** A folder is this command's own if it has the marker, or if a killed run left its staging. */
  private static void requireOwn(Path folder, String marker) {
    if (!Files.isDirectory(folder)
        || Files.exists(folder.resolve(marker))
        || Files.exists(folder.resolve(STAGING))) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      Optional<String> foreign =
          files.map(file -> file.getFileName().toString()).min(Comparator.naturalOrder());
      if (foreign.isPresent()) {
        throw new ConfigException(
            "--out %s: holds '%s' but no '%s', so it was not written by this command; choose a new or empty folder"
                .formatted(folder, foreign.get(), marker));
      }
    } catch (IOException e) {
      throw OutFolder.unwritable(folder, e);
    }
  }

  /** Where {@code name} is to be staged. */
  public Path path(String name) {
    return staging().resolve(name);
  }

  /** Replaces what an earlier run published by what was staged. */
  public void publish() {
    Uninterrupted.publish(
        () -> {
          held.requireHeld();
          try {
            replace();
          } catch (IOException e) {
            throw OutFolder.unwritable(folder, e);
          }
          return folder;
        });
  }

  private void replace() throws IOException {
    delete(folder.resolve(marker));
    for (String name : names) {
      delete(folder.resolve(name));
    }
    for (String name : names) {
      if (Files.exists(path(name))) {
        Files.move(path(name), folder.resolve(name));
      }
    }
    Files.move(path(marker), folder.resolve(marker));
  }

  /** Removes what was staged and not published. */
  @Override
  public void close() {
    try (held) {
      delete(staging());
    } catch (IOException e) {
      throw OutFolder.unwritable(folder, e);
    }
  }

  private Path staging() {
    return folder.resolve(STAGING);
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
