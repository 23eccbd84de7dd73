package io.cltr.pipeline.table;

import io.cltr.pipeline.failure.Failures;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.GlobPattern;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** What fails when tables are read, said with the name of the table. */
public final class TableFailures {
  private TableFailures() {}

  /** A table and what it is called in messages. */
  public record Named(String name, TableSpec spec) {}

  /** What {@code action}, which reads {@code tables}, returns; its failures as {@link Failures}. */
  public static <R> R explained(SparkSession spark, List<Named> tables, Supplier<R> action) {
    try {
      return action.get();
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      Optional<RuntimeException> told = Failures.explained(e, file -> owner(spark, tables, file));
      if (told.isPresent()) {
        throw told.get();
      }
      throw e;
    }
  }

  /** The table that {@code file} belongs to; "" where it is of none. */
  private static String owner(SparkSession spark, List<Named> tables, String file) {
    Configuration hadoop = spark.sessionState().newHadoopConf();
    return tables.stream()
        .filter(table -> table.spec().paths().stream().anyMatch(p -> holds(hadoop, p, file)))
        .map(Named::name)
        .findFirst()
        .orElse("");
  }

  /** Whether {@code text}, a path or a pattern, names {@code file} or a folder above it. */
  private static boolean holds(Configuration hadoop, String text, String file) {
    try {
      Path path = new Path(text);
      String named = Failures.plain(path.getFileSystem(hadoop).makeQualified(path));
      GlobPattern pattern = new GlobPattern(named);
      return Stream.iterate(new Path(file), at -> at != null, Path::getParent)
          .map(Path::toString)
          .anyMatch(at -> at.equals(named) || pattern.matches(at));
    } catch (IOException | RuntimeException e) {
      return false; // the failure to tell of is another one
    }
  }
}
