package io.cltr.pipeline.publish;

import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.Manifest.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Fills run folders with a little. */
final class SmallRun {
  private SmallRun() {}

  /** Writes two outputs, of which one is {@code content}. */
  static void fill(RunFolder folder, String content) {
    folder.write("a/report.json", content.getBytes(StandardCharsets.UTF_8));
    folder.write("b.txt", "b".getBytes(StandardCharsets.UTF_8));
  }

  /** Leaves a file in the work area, as assembling a log does. */
  static void work(RunFolder folder) throws IOException {
    Path log = Path.of(new org.apache.hadoop.fs.Path(folder.work(), "log").toUri().getPath());
    Files.createDirectories(log);
    Files.writeString(log.resolve("log.json"), "{}");
  }

  /** The manifest of what was written. */
  static Manifest manifest(RunFolder folder, String started) {
    return manifest(folder, started, "");
  }

  /** The manifest of what was written and compared with {@code previous}. */
  static Manifest manifest(RunFolder folder, String started, String previous) {
    Manifest.Result result =
        new Manifest.Result(
            Status.complete,
            "1",
            1,
            1,
            "input",
            previous,
            Json.mapper().createObjectNode(),
            folder.outputs());
    Manifest.Run run = new Manifest.Run(started, List.of(), List.of(), "host", "local", "17");
    return new Manifest(Manifest.SCHEMA_VERSION, result, run);
  }
}
