package io.cltr.jobs.verb;

import io.cltr.jobs.compare.CompareConfig;
import io.cltr.jobs.compare.CompareReader;
import io.cltr.jobs.compare.CompareRun;
import io.cltr.jobs.config.ConfigReader;
import io.cltr.log.ConfigException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares methods on simulated logs whose truth is known. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    header = "Compares methods on simulated logs whose truth is known.",
    description = {
      "Draws many logs of each world and size, runs every method on each of them, and tells bias,"
          + " error, width and coverage of intervals, and who is nearer to the truth than the"
          + " baseline: as results.html, .csv, .tex and .json. A run that was stopped goes on where"
          + " it was. The result does not depend on the number of threads.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = "  cltr compare --config sample-logs/compare.yaml --out work/compare")
public final class CompareVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file: worlds, subjects, sizes, replicates, seed.")
  private Path config;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "comparison",
      description = "Folder of the results; one with the same comparison goes on.")
  private Path out;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Logs in work at a time, each in memory. Default: the machine's cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any key of the configuration, dotted: --set replicates=1000.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--print-config",
      description = "Print the configuration with all defaults as YAML, and end.")
  private boolean printConfig;

  @Override
  public Integer call() {
    CompareConfig compared = CompareReader.read(Optional.ofNullable(config), set);
    if (printConfig) {
      spec.commandLine().getOut().print(ConfigReader.yaml(compared));
      spec.commandLine().getOut().flush();
      return 0;
    }
    if (threads < 1) {
      throw new ConfigException(
          "--threads: found %d, allowed is a number from 1".formatted(threads));
    }
    Path base = config == null ? Path.of("") : config.toAbsolutePath().getParent();
    PrintStream terminal = System.out;
    terminal.print(new CompareRun(compared, base).run(out, threads, System.err));
    terminal.println("Results: " + out.resolve("results.html"));
    return 0;
  }
}
