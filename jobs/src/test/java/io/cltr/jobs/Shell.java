package io.cltr.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs commands in a process of their own. */
final class Shell {
  private Shell() {}

  /** Runs {@code command} in {@code folder}, {@code environment} beside what this process has. */
  static Terminal.Result run(Path folder, Map<String, String> environment, String... command) {
    ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(folder.toFile());
    builder.environment().putAll(environment);
    return finished(builder);
  }

  /** Runs {@code command} in {@code folder} with {@code environment} and nothing else. */
  static Terminal.Result runWithOnly(
      Path folder, Map<String, String> environment, String... command) {
    ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return finished(builder);
  }

  private static Terminal.Result finished(ProcessBuilder builder) {
    try {
      Process process = builder.redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] text = process.getInputStream().readAllBytes();
      return new Terminal.Result(process.waitFor(), new String(text, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
