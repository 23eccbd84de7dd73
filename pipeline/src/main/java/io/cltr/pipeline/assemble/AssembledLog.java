package io.cltr.pipeline.assemble;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.json.Versioned;
import io.cltr.pipeline.table.LaidOut;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * A log, assembled: its impressions laid out by unit, its queries by key. A folder without {@code
 * log.json}, which is written last, is no log.
 */
public final class AssembledLog {
  private final SparkSession spark;
  private final String folder;
  private final LogManifest manifest;

  private AssembledLog(SparkSession spark, String folder, LogManifest manifest) {
    this.spark = spark;
    this.folder = folder;
    this.manifest = manifest;
  }

  /** The log in {@code folder}. */
  public static AssembledLog open(SparkSession spark, String folder) {
    Path file = new Path(folder, "log.json");
    try {
      FileSystem files = file.getFileSystem(spark.sessionState().newHadoopConf());
      if (!files.exists(file)) {
        throw new InputException(
            "'%s' is no assembled log: it has no log.json; run assemble first".formatted(folder));
      }
      try (InputStream in = files.open(file)) {
        LogManifest manifest =
            Versioned.read(
                in.readAllBytes(), file.toString(), LogManifest.class, LogManifest.SCHEMA_VERSION);
        return new AssembledLog(spark, folder, manifest);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read '%s'".formatted(file), e);
    }
  }

  /** Writes the manifest, which makes {@code folder} a log, and opens it. */
  static AssembledLog publish(SparkSession spark, String folder, LogManifest manifest) {
    Path file = new Path(folder, "log.json");
    try (OutputStream out =
        file.getFileSystem(spark.sessionState().newHadoopConf()).create(file, false)) {
      out.write(Json.bytes(manifest));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write '%s'".formatted(file), e);
    }
    return new AssembledLog(spark, folder, manifest);
  }

  /** The impressions, laid out as {@link Impression#LAYOUT}; read at every pass. */
  public Source<Impression> impressions() {
    return LaidOut.impressions(spark, impressionsFolder(folder));
  }

  /** The queries by id; read at every pass. */
  public Source<Keyed<Query>> queries() {
    return LaidOut.queries(spark, queriesFolder(folder));
  }

  /** What the log holds. */
  public LogManifest manifest() {
    return manifest;
  }

  static String impressionsFolder(String folder) {
    return folder + "/impressions";
  }

  static String queriesFolder(String folder) {
    return folder + "/queries";
  }

  static String quarantineFolder(String folder) {
    return folder + "/quarantine";
  }
}
