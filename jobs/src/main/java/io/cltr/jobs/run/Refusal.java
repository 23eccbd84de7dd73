package io.cltr.jobs.run;

import io.cltr.jobs.config.RunConfig;
import io.cltr.log.InputException;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.Manifest;
import io.cltr.pipeline.publish.Manifest.Status;
import io.cltr.pipeline.publish.RunFolder;
import io.cltr.random.Hash64;

/**
 * {@code refusal.json}: why a log was refused.
 *
 * @param reason what was found, what is allowed and what to do
 */
record Refusal(int schemaVersion, String reason) {
  private static final String NAME = "refusal.json";
  private static final int SCHEMA_VERSION = 1;

  /**
   * Publishes the quarantine of a refused log, if it has one; {@code latest} stays where it was.
   *
   * @return what to tell the user
   */
  static InputException publish(
      RunFolder folder, InputException refused, RunConfig config, Progress progress) {
    if (!folder.keep("log/quarantine", "quarantine")) {
      return refused;
    }
    folder.write(NAME, Json.bytes(new Refusal(SCHEMA_VERSION, refused.getMessage())));
    Manifest.Result result =
        new Manifest.Result(
            Status.rejected,
            Version.get(),
            Hash64.VERSION,
            config.seed(),
            "",
            SemanticConfig.of(config),
            folder.outputs());
    String path =
        folder.publishAside(
            "rejected",
            new Manifest(
                Manifest.SCHEMA_VERSION,
                result,
                Circumstances.of(Circumstances.inputs(config), "", progress)));
    return new InputException(
        "%s%nQuarantine: %s/quarantine".formatted(refused.getMessage(), path), refused);
  }
}
