package io.cltr.pipeline.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SaveMode;

/**
 * Folders of files {@code part-0}, {@code part-1}, …: one for each partition that holds rows, in
 * the order of partitions and rows. The same partitions give the same bytes.
 */
public final class PartFiles {
  private PartFiles() {}

  /** Writes {@code rows} as Parquet; without rows there is one file that tells the columns. */
  public static void parquet(Dataset<?> rows, Path folder) {
    rows.write()
        .mode(SaveMode.ErrorIfExists)
        .option("compression", "zstd")
        .parquet(SparkPath.of(folder));
    tidy(folder, ".parquet");
  }

  /** Writes {@code rows} as JSON, one object per line. */
  public static void json(Dataset<?> rows, Path folder) {
    rows.write().mode(SaveMode.ErrorIfExists).json(SparkPath.of(folder));
    tidy(folder, ".json");
  }

  /** Spark's names begin with the number of the partition and have the same length. */
  private static void tidy(Path folder, String ending) {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files = all.sorted(Comparator.comparing(Path::getFileName)).toList();
      int part = 0;
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (name.startsWith("part-") && name.endsWith(ending)) {
          Files.move(file, folder.resolve("part-" + part + ending));
          part++;
        } else {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
