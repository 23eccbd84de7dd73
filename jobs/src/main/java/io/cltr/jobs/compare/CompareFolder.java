package io.cltr.jobs.compare;

import io.cltr.log.ConfigException;
import io.cltr.pipeline.files.SparkPath;
import io.cltr.pipeline.publish.OutFolder;
import io.cltr.pipeline.publish.Uninterrupted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** The folder of one comparison, held by this process while it is open. */
final class CompareFolder implements AutoCloseable {
  private static final String STAGING = ".staging-results";

  private final Path folder;
  private final OutFolder held;

  private CompareFolder(Path folder, OutFolder held) {
    this.folder = folder;
    this.held = held;
  }

  /**
   * Opens {@code folder}, which is created where it does not exist.
   *
   * @throws ConfigException where it holds other files than a comparison's, cannot be written, or
   *     another process holds it
   */
  static CompareFolder open(Path folder) {
    requireOwn(folder);
    return new CompareFolder(folder, OutFolder.open(SparkPath.of(folder), new Configuration()));
  }

  private static void requireOwn(Path folder) {
    if (!Files.isDirectory(folder) || Files.exists(folder.resolve(Journal.NAME))) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> foreign =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.startsWith("."))
              .sorted()
              .toList();
      if (!foreign.isEmpty()) {
        throw new ConfigException(
            "--out %s: holds '%s' but no '%s', so it was not written by compare; choose a new or empty folder"
                .formatted(folder, foreign.get(0), Journal.NAME));
      }
    } catch (IOException e) {
      throw OutFolder.unwritable(folder, e);
    }
  }

  Path path() {
    return folder;
  }

  /** Writes the results in all forms, {@code results.json} last; each file whole or not at all. */
  void publish(Results results) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("results.csv", utf8(ResultCsv.render(results)));
    files.put("results.tex", utf8(ResultTex.render(results)));
    files.put("results.html", utf8(ResultHtml.render(results)));
    files.put(ResultJson.NAME, ResultJson.render(results));
    Uninterrupted.publish(
        () -> {
          held.requireHeld();
          try {
            Path staging = Files.createDirectories(folder.resolve(STAGING));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
              Files.write(staging.resolve(file.getKey()), file.getValue());
            }
            for (String name : files.keySet()) {
              Files.move(
                  staging.resolve(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.delete(staging);
          } catch (IOException e) {
            throw OutFolder.unwritable(folder, e);
          }
          return folder;
        });
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    held.close();
  }
}
