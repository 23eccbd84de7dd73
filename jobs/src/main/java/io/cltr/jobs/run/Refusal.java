package io.cltr.jobs.run;

import io.cltr.jobs.config.RunConfig;
import io.cltr.log.InputException;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.Manifest.Status;
import io.cltr.pipeline.publish.RunFolder;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * {@code refusal.json}: why a log was refused.
 *
 * @param reasons what was found, what is allowed and what to do
 */
record Refusal(int schemaVersion, List<String> reasons) {
  private static final String NAME = "refusal.json";
  private static final int SCHEMA_VERSION = 1;

  /**
   * Publishes what was found in a refused log, beside its quarantine; {@code latest} stays where it
   * was.
   *
   * @return what to tell the user
   */
  static InputException publish(
      RunFolder folder,
      Findings findings,
      RunConfig config,
      SparkSession spark,
      Progress progress) {
    List<String> reasons = findings.data().refusal();
    boolean rows = !findings.manifest().quarantined().isEmpty();
    Publication.writeReport(folder, findings, config, List.of());
    folder.write(NAME, Json.bytes(new Refusal(SCHEMA_VERSION, reasons)));
    String path =
        folder.publishAside(
            RunFolder.REJECTED,
            Publication.manifest(Status.rejected, folder, findings, config, spark, progress));
    Publication.retain(folder, config, progress);
    return new InputException(
        "the log is refused: %s%nReport: %s/report.html%s"
            .formatted(
                String.join(System.lineSeparator(), reasons),
                path,
                rows ? System.lineSeparator() + "Quarantine: " + path + "/quarantine" : ""));
  }
}
