package io.cltr.pipeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Processes of their own, started to finished. */
final class TimedProcess {
  private TimedProcess() {}

  static void heading() {
    System.out.printf("%-28s %8s %8s %8s%n", "process", "wall s", "CPU s", "peak MB");
  }

  /** Prints wall and CPU seconds and the peak of resident memory, as GNU time counts them. */
  static void measure(Path folder, String name, List<String> command)
      throws IOException, InterruptedException {
    Path figures = Files.createTempFile(folder, "time", ".txt");
    Path printed = folder.resolve(name.replaceAll("\\W+", "-") + ".txt");
    List<String> timed =
        new ArrayList<>(
            List.of("/usr/bin/time", "-o", figures.toString(), "-f", "%e %U %S %M", "--"));
    timed.addAll(command);
    int exit =
        new ProcessBuilder(timed)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start()
            .waitFor();
    assertThat(exit).as(Files.readString(printed)).isZero();
    String[] parts = Files.readString(figures).trim().split(" ");
    System.out.printf(
        Locale.ROOT,
        "%-28s %8.1f %8.1f %8d%n",
        name,
        Double.parseDouble(parts[0]),
        Double.parseDouble(parts[1]) + Double.parseDouble(parts[2]),
        Long.parseLong(parts[3]) >> 10);
    Files.delete(figures);
  }
}
