package io.cltr.pipeline.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What values of a log of single actions cost as processes of their own, started to finished: 16
 * estimators, t intervals and 100 resamples. {@code cltr.bench.rounds} says how many rounds, {@code
 * cltr.bench.beside} a command that is measured beside them, with the log's folder as its last
 * argument; {@code CLTR_JAVA_OPTIONS} reaches ours.
 */
class ValueBench {
  private static final Path ROOT = Path.of(System.getProperty("cltr.root"));
  private static final long ROUNDS = Long.getLong("cltr.bench.rounds", 1_000_000);
  private static final String BESIDE = System.getProperty("cltr.bench.beside", "");
  private static final Path FOLDER = ROOT.resolve("pipeline/target/bench/actions-" + ROUNDS);

  @Test
  void valuesOfSingleActions() throws IOException, InterruptedException {
    ActionLog log = new ActionLog(FOLDER, ROUNDS);
    log.write();
    TimedProcess.heading();
    List<String> tables =
        List.of("--impressions", log.path("impressions"), "--clicks", log.path("clicks"));
    List<String> assembled = List.of("--log", log.path("log"));
    if (!BESIDE.isEmpty()) {
      List<String> command = new ArrayList<>(List.of(BESIDE.split(" ")));
      command.add(FOLDER.toString());
      TimedProcess.measure(FOLDER, "beside", command);
    }
    cltr("assemble", "assemble", tables, log, 1, "log");
    cltr("evaluate, tables", "evaluate", tables, log, 1, "values");
    cltr("evaluate, log", "evaluate", assembled, log, 1, "values-of-log");
    cltr("evaluate, log, 20 policies", "evaluate", assembled, log, ActionLog.POLICIES, "values-20");
  }

  private static void cltr(
      String name, String verb, List<String> input, ActionLog log, int policies, String out)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(ROOT.resolve("jobs/cltr").toString(), verb));
    command.addAll(input);
    command.addAll(List.of("--config", log.configuration(policies).toString()));
    command.addAll(List.of("--out", log.path(out)));
    TimedProcess.measure(FOLDER, name, command);
  }
}
