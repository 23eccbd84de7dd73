package io.cltr.pipeline.publish;

import com.fasterxml.jackson.databind.JsonNode;
import io.cltr.pipeline.json.Versioned;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What a run folder holds and where it came from; written last, so a folder without one is no
 * result.
 *
 * @param schemaVersion of this file
 * @param result the same for the same input rows, configuration, seed and version
 * @param run what differs from run to run
 */
public record Manifest(int schemaVersion, Result result, Run run) {
  /** Name in a run folder. */
  public static final String NAME = "manifest.json";

  /** Version of the form of this file. */
  public static final int SCHEMA_VERSION = 1;

  /** How a run ended. */
  public enum Status {
    /** Everything was written. */
    complete,
    /** The data was refused: only the data report and the quarantine were written. */
    rejected
  }

  /**
   * The result's identity.
   *
   * @param version of cltr
   * @param hashVersion of the id hash
   * @param input order-free hash of the input rows
   * @param previous the run whose days the log was compared with; "" where there was none
   * @param config the configuration without paths
   * @param outputs SHA-256 of each file, by path inside the folder
   */
  public record Result(
      Status status,
      String version,
      int hashVersion,
      long seed,
      String input,
      String previous,
      JsonNode config,
      SortedMap<String, String> outputs) {}

  /**
   * The circumstances.
   *
   * @param started ISO time, UTC
   * @param seconds wall time by stage, in order
   * @param master of Spark
   */
  public record Run(
      String started,
      List<StageTime> seconds,
      List<String> inputs,
      String host,
      String master,
      String java) {}

  /** The manifest of the folder {@code run}; empty where it has none. */
  static Optional<Manifest> read(FileSystem files, Path run) throws IOException {
    Path path = new Path(run, NAME);
    return AtomicFile.read(files, path)
        .map(content -> Versioned.read(content, path.toString(), Manifest.class, SCHEMA_VERSION));
  }

  /** Wall time of a stage. */
  public record StageTime(String stage, double seconds) {}
}
