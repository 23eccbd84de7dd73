package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cltr.pipeline.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs verbs and reads what they published. */
final class RunFolders {
  private RunFolders() {}

  /** Runs a verb that must end with {@code exit}; returns the run that {@code out} points at. */
  static Path run(Path out, int exit, String... arguments) {
    String[] all = new String[arguments.length + 1];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--out=" + out;
    Terminal.Result result = Terminal.run(all);
    assertThat(result.exit()).as(result.text()).isEqualTo(exit);
    return latest(out);
  }

  static Path latest(Path out) {
    try {
      return out.resolve(Files.readString(out.resolve("latest")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(Path file) {
    try {
      return Json.mapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
