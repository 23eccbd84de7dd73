package io.cltr.pipeline.failure;

import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import java.io.FileNotFoundException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkThrowable;
import org.apache.spark.SparkUpgradeException;

/**
 * Says in a message what Spark, Hadoop, a codec or the file system threw: {@link InputException}
 * where a file of the user cannot be used, {@link ConfigException} where disk, permissions or
 * network fail. What is neither is a bug and stays what it is.
 */
public final class Failures {
  private static final String READ = "FAILED_READ_FILE";
  private static final String FOOTER = "CANNOT_READ_FILE_FOOTER";
  private static final String NO_PATH = "PATH_NOT_FOUND";
  private static final String GONE = READ + ".FILE_NOT_EXIST";
  private static final String MISMATCH = READ + ".PARQUET_COLUMN_DATA_TYPE_MISMATCH";
  private static final int DEEPEST = 50;

  private Failures() {}

  /** What to tell the user of {@code thrown}; empty where it is a bug. */
  public static Optional<RuntimeException> explained(Throwable thrown) {
    return explained(thrown, file -> "");
  }

  /**
   * What to tell the user of {@code thrown}; empty where it is a bug.
   *
   * @param table name of the table that a file belongs to; "" where it is of none
   */
  public static Optional<RuntimeException> explained(
      Throwable thrown, UnaryOperator<String> table) {
    List<Throwable> chain = chain(thrown);
    Optional<RuntimeException> told = told(chain);
    if (told.isPresent()) {
      return told;
    }
    Optional<String> file = chain.stream().flatMap(t -> file(t).stream()).findFirst();
    return file.isPresent()
        ? Optional.of(reading(table.apply(file.get()), file.get(), thrown))
        : Environment.problem(chain).map(problem -> new ConfigException(problem, thrown));
  }

  /**
   * Why {@code file} of {@code table} cannot be read, given what reading it threw.
   *
   * @param table "" where the file is of no table
   */
  public static RuntimeException reading(String table, String file, Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    Optional<RuntimeException> told = told(chain);
    if (told.isPresent()) {
      return told.get();
    }
    String place = "%s'%s'".formatted(table.isEmpty() ? "" : table + ": ", file);
    Optional<String> environment = Environment.problem(chain);
    return environment.isPresent()
        ? new ConfigException("%s cannot be read: %s".formatted(place, environment.get()), thrown)
        : new InputException("%s %s".formatted(place, damage(chain)), thrown);
  }

  private static Optional<RuntimeException> told(List<Throwable> chain) {
    return chain.stream()
        .filter(t -> t instanceof ConfigException || t instanceof InputException)
        .map(t -> (RuntimeException) t)
        .findFirst();
  }

  private static String damage(List<Throwable> chain) {
    for (Throwable thrown : chain) {
      String condition = condition(thrown);
      if (condition.equals(MISMATCH)) {
        Map<String, String> found = ((SparkThrowable) thrown).getMessageParameters();
        return "holds column %s as %s, while the table's is %s; write all files with one type"
            .formatted(found.get("column"), found.get("actualType"), found.get("expectedType"));
      }
      if (condition.equals(GONE)
          || condition.equals(NO_PATH)
          || thrown instanceof FileNotFoundException
          || thrown instanceof NoSuchFileException) {
        return "is gone since the table was listed; run again when nothing writes to the table";
      }
      if (thrown instanceof SparkUpgradeException) {
        return "holds dates in the calendar of a writer before Spark 3, Hive's for instance; write"
            + " it again with a writer of today";
      }
    }
    String detail =
        chain.stream()
            .filter(thrown -> !(thrown instanceof SparkThrowable))
            .findFirst()
            .map(Failures::detail)
            .orElse("unknown");
    return Environment.endsEarly(chain)
        ? "ends in its middle (%s): it was not copied whole; copy it again, or take it out"
            .formatted(detail)
        : "is damaged (%s); write or copy it again, or take it out".formatted(detail);
  }

  /** The first line of the message, class names without their packages. */
  private static String detail(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null
        ? thrown.getClass().getSimpleName()
        : message
            .lines()
            .findFirst()
            .orElse("")
            .replaceAll("\\b(?:[a-z]\\w*\\.)+([A-Z]\\w*)", "$1");
  }

  private static Optional<String> file(Throwable thrown) {
    String condition = condition(thrown);
    return condition.startsWith(READ) || condition.startsWith(FOOTER) || condition.equals(NO_PATH)
        ? Optional.ofNullable(((SparkThrowable) thrown).getMessageParameters().get("path"))
            .map(Failures::plain)
        : Optional.empty();
  }

  /** {@code path} as the user knows it: without a scheme where it is local. */
  public static String plain(Path path) {
    return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
  }

  /** {@code file}, as Spark gives it, as the user knows it. */
  public static String plain(String file) {
    return plain(path(file));
  }

  /** The path that {@code file} is, as Spark gives it: with or without escapes. */
  private static Path path(String file) {
    try {
      return new Path(new URI(file));
    } catch (URISyntaxException e) {
      return new Path(file);
    }
  }

  private static String condition(Throwable thrown) {
    return thrown instanceof SparkThrowable spark && spark.getCondition() != null
        ? spark.getCondition()
        : "";
  }

  private static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = thrown; t != null && chain.size() < DEEPEST; t = t.getCause()) {
      chain.add(t);
    }
    return chain;
  }
}
