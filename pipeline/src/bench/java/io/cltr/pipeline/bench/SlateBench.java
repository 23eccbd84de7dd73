package io.cltr.pipeline.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What values of slates cost as processes of their own, started to finished: six estimators with t
 * intervals. {@code cltr.bench.slates} says how many slates of five, {@code cltr.bench.beside} a
 * command that is measured beside them, with the log's folder as its last argument.
 */
class SlateBench {
  private static final Path ROOT = Path.of(System.getProperty("cltr.root"));
  private static final long SLATES = Long.getLong("cltr.bench.slates", 1_000_000);
  private static final String BESIDE = System.getProperty("cltr.bench.beside", "");
  private static final Path FOLDER = ROOT.resolve("pipeline/target/bench/slates-" + SLATES);

  @Test
  void valuesOfSlates() throws IOException, InterruptedException {
    new SlateLog(FOLDER, SLATES).write();
    TimedProcess.heading();
    if (!BESIDE.isEmpty()) {
      List<String> command = new ArrayList<>(List.of(BESIDE.split(" ")));
      command.add(FOLDER.toString());
      TimedProcess.measure(FOLDER, "beside", command);
    }
    cltr("assemble", List.of("--impressions", path("impressions"), "--clicks", path("clicks")), "log");
    cltr("evaluate", List.of("--log", path("log")), "values");
  }

  private static void cltr(String verb, List<String> input, String out)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(ROOT.resolve("jobs/cltr").toString(), verb));
    command.addAll(input);
    command.addAll(List.of("--config", path("values.yaml"), "--out", path(out)));
    TimedProcess.measure(FOLDER, verb, command);
  }

  private static String path(String name) {
    return FOLDER.resolve(name).toString();
  }
}
