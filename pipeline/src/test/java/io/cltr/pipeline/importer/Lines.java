package io.cltr.pipeline.importer;

import io.cltr.pipeline.TestSpark;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;

/** Writes what importers read and reads what they write. */
final class Lines {
  private Lines() {}

  static Path gzip(Path file, String content) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  /** The rows of a table as text, in the order of their text. */
  static List<String> table(ImportResult result, String table, String... columns) {
    return TestSpark.session()
        .read()
        .parquet(result.out().resolve(table).toString())
        .selectExpr(columns)
        .collectAsList()
        .stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  /** The lines of the quarantine. */
  static List<String> quarantine(ImportResult result) throws IOException {
    return Files.readAllLines(result.out().resolve("quarantine/part-0.json"));
  }

  static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
