package io.cltr.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A command line in a JVM of its own, started as {@code jobs/cltr} does.
 *
 * @param out what it prints
 * @param err what it complains of
 */
record Forked(Process process, Path out, Path err) {
  /**
   * Starts {@code cltr} with {@code arguments}.
   *
   * @param folder for the temporary files of the process
   * @param settings of its JVM
   */
  static Forked start(Path folder, List<String> settings, List<String> arguments)
      throws IOException {
    Path temporary = Files.createTempDirectory(folder, "jvm");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Modules.ROOT.resolve("jobs/jvm.options"));
    command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Dspark.master=local[2]", "-Djava.io.tmpdir=" + temporary));
    command.addAll(settings);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Cltr.class.getName()));
    command.addAll(arguments);
    Path out = temporary.resolve("out.txt");
    Path err = temporary.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return new Forked(builder.start(), out, err);
  }

  /** Waits until it has printed its first stage. */
  void awaitFirstStage() throws InterruptedException {
    await(() -> text(out).contains("\n"));
  }

  /** Waits until {@code condition} holds or the process has ended. */
  void await(BooleanSupplier condition) throws InterruptedException {
    while (process.isAlive() && !condition.getAsBoolean()) {
      Thread.sleep(1);
    }
  }

  /** What it printed and complained of so far. */
  String text() {
    return text(out) + text(err);
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
