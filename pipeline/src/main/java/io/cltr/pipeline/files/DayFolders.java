package io.cltr.pipeline.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Day folders {@code date=YYYY-MM-DD}, each with one Parquet file {@code part-0.parquet}. */
public final class DayFolders {
  /** The column that names the folder; not written into the file. */
  public static final String DATE = "date";

  private static final String PART = "part-0.parquet";

  private DayFolders() {}

  /**
   * A session beside {@code session} whose timestamps are written as microseconds since 1970, UTC;
   * rows to be written must come from it.
   */
  public static SparkSession session(SparkSession session) {
    SparkSession beside = session.newSession();
    beside.conf().set("spark.sql.session.timeZone", "UTC");
    beside.conf().set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    return beside;
  }

  /**
   * Writes {@code rows} to {@code folder} on the local file system; the same rows give the same
   * bytes. Without rows there is no day folder but one file that tells the columns.
   *
   * @param rows with a column {@link #DATE}; each day in one partition
   * @param order columns by which the rows of a day are sorted; no two rows alike in all of them
   */
  public static void write(Dataset<Row> rows, Path folder, String... order) {
    rows.sortWithinPartitions(
            Stream.concat(Stream.of(DATE), Stream.of(order))
                .map(functions::col)
                .toArray(org.apache.spark.sql.Column[]::new))
        .write()
        .mode(SaveMode.ErrorIfExists)
        .option("compression", "zstd")
        .partitionBy(DATE)
        .parquet(SparkPath.of(folder));
    if (tidyDays(folder) == 0) {
      rows.drop(DATE)
          .limit(0)
          .coalesce(1)
          .write()
          .mode(SaveMode.Append)
          .parquet(SparkPath.of(folder));
      tidy(folder);
    }
  }

  private static int tidyDays(Path folder) {
    int days = 0;
    for (Path each : list(folder)) {
      if (Files.isDirectory(each)) {
        tidy(each);
        days++;
      } else {
        delete(each);
      }
    }
    return days;
  }

  private static void tidy(Path day) {
    List<Path> parts =
        list(day).stream().filter(file -> file.toString().endsWith(".parquet")).toList();
    if (parts.size() != 1) {
      throw new IllegalStateException(day + ": one file expected, found " + parts);
    }
    try {
      Files.move(parts.get(0), day.resolve(PART));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    list(day).stream().filter(file -> !file.endsWith(PART)).forEach(DayFolders::delete);
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
