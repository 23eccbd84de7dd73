package io.cltr.jobs.run;

import io.cltr.gate.GateResult;
import io.cltr.jobs.report.GateJunit;
import io.cltr.jobs.report.GateMarkdown;
import io.cltr.log.ConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a verdict is written beside the run folder, for a CI that wants it at a fixed place.
 *
 * @param markdown null for nowhere
 * @param junit null for nowhere
 */
public record VerdictFiles(Path markdown, Path junit) {
  /** Nowhere. */
  public static final VerdictFiles NONE = new VerdictFiles(null, null);

  void write(GateResult result) {
    write("--markdown", markdown, GateMarkdown.render(result));
    write("--junit", junit, GateJunit.render(result));
  }

  private static void write(String flag, Path file, String text) {
    if (file == null) {
      return;
    }
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ConfigException("%s: cannot write %s: %s".formatted(flag, file, e.getMessage()), e);
    }
  }
}
