package io.cltr.pipeline.files;

import io.cltr.log.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder on the local file system that gets its tables all at once: they are staged beside it and
 * moved in by {@link #publish}, the marker last. A folder without its marker is not a result.
 *
 * <p>Other files in the folder stay as they are.
 */
public final class StagedFolder implements AutoCloseable {
  private static final String STAGING = ".staging";

  private final Path folder;
  private final List<String> names;
  private final String marker;

  private StagedFolder(Path folder, List<String> names, String marker) {
    this.folder = folder;
    this.names = names;
    this.marker = marker;
  }

  /**
   * Opens {@code folder}, which is created where it does not exist.
   *
   * @param names what the result may consist of, apart from the marker
   * @param marker the file that is written last
   * @throws ConfigException where the folder holds one of the names but no marker: somebody else's
   *     data, which would be lost
   */
  public static StagedFolder open(Path folder, List<String> names, String marker) {
    if (!Files.exists(folder.resolve(marker))) {
      for (String name : names) {
        if (Files.exists(folder.resolve(name))) {
          throw new ConfigException(
              "--out %s: holds '%s' but no '%s', so it was not written by this command; choose another folder or remove '%s'"
                  .formatted(folder, name, marker, name));
        }
      }
    }
    StagedFolder staged = new StagedFolder(folder, List.copyOf(names), marker);
    delete(staged.staging());
    try {
      Files.createDirectories(staged.staging());
    } catch (IOException e) {
      throw new ConfigException("--out %s: cannot be written: %s".formatted(folder, e), e);
    }
    return staged;
  }

  /** Where {@code name} is to be staged. */
  public Path path(String name) {
    return staging().resolve(name);
  }

  /** Replaces what an earlier run published by what was staged. */
  public void publish() {
    delete(folder.resolve(marker));
    for (String name : names) {
      delete(folder.resolve(name));
    }
    try {
      for (String name : names) {
        if (Files.exists(path(name))) {
          Files.move(path(name), folder.resolve(name));
        }
      }
      Files.move(path(marker), folder.resolve(marker));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes what was staged and not published. */
  @Override
  public void close() {
    delete(staging());
  }

  private Path staging() {
    return folder.resolve(STAGING);
  }

  private static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
