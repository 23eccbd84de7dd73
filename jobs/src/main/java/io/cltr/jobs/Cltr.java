package io.cltr.jobs;

import io.cltr.jobs.run.Version;
import io.cltr.jobs.verb.AssembleVerb;
import io.cltr.jobs.verb.CompareVerb;
import io.cltr.jobs.verb.EvaluateVerb;
import io.cltr.jobs.verb.ExplainVerb;
import io.cltr.jobs.verb.FairnessVerb;
import io.cltr.jobs.verb.GateVerb;
import io.cltr.jobs.verb.ImportVerb;
import io.cltr.jobs.verb.NightlyVerb;
import io.cltr.jobs.verb.PromoteVerb;
import io.cltr.jobs.verb.PropensitiesVerb;
import io.cltr.jobs.verb.ScoreVerb;
import io.cltr.jobs.verb.SimulateVerb;
import io.cltr.jobs.verb.TrainVerb;
import io.cltr.jobs.verb.ValidateVerb;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.failure.Failures;
import io.cltr.pipeline.spark.Sessions;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: {@code cltr VERB …}. */
@Command(
    name = "cltr",
    description = {
      "Counterfactual learning to rank from click logs: propensities, debiased rankers, policy"
          + " values and a verdict.",
      ""
    },
    synopsisSubcommandLabel = "VERB",
    mixinStandardHelpOptions = true,
    versionProvider = Cltr.Versions.class,
    subcommands = {
      SimulateVerb.class,
      ImportVerb.class,
      NightlyVerb.class,
      ValidateVerb.class,
      AssembleVerb.class,
      PropensitiesVerb.class,
      TrainVerb.class,
      EvaluateVerb.class,
      FairnessVerb.class,
      GateVerb.class,
      PromoteVerb.class,
      ScoreVerb.class,
      ExplainVerb.class,
      CompareVerb.class,
      GenerateCompletion.class
    },
    commandListHeading = "%nVerbs, in the order of the data's path:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done",
      " 1:a bug of cltr, with a stack trace",
      " 2:a command line or configuration that cannot be run, or a place that cannot be written",
      " 3:data that cannot be used",
      " 4:the gate failed",
      " 5:the gate is inconclusive"
    })
public final class Cltr {
  /** A bug. */
  public static final int INTERNAL = 1;

  /** A command line or configuration that cannot be run. */
  public static final int USAGE = 2;

  /** Data that cannot be used. */
  public static final int DATA = 3;

  private Cltr() {}

  /** Runs the command line and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    int code = execute(line().setExecutionStrategy(Cltr::stoppable), arguments);
    StopSignal.ended();
    Sessions.close();
    System.exit(code);
  }

  /** Runs the command line and returns its exit code. */
  public static int run(String... arguments) {
    return execute(line(), arguments);
  }

  private static CommandLine line() {
    Locale.setDefault(Locale.ROOT);
    return new CommandLine(new Cltr())
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(Cltr::misused)
        .setExecutionExceptionHandler((thrown, at, parsed) -> explain(thrown, at.getErr()));
  }

  private static int execute(CommandLine line, String... arguments) {
    try {
      return line.execute(arguments);
    } catch (Error e) { // Hadoop throws them for disks, and picocli lets them pass
      return explain(e, line.getErr());
    }
  }

  /** Runs the verb; what only prints help does not wait for Hadoop's classes. */
  private static int stoppable(CommandLine.ParseResult parsed) {
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) {
      return helped;
    }
    StopSignal.await();
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int misused(ParameterException thrown, String[] arguments) {
    CommandLine line = thrown.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("cltr: " + thrown.getMessage());
    UnmatchedArgumentException.printSuggestions(thrown, err);
    err.printf("'%s --help' shows what is allowed%n", line.getCommandSpec().qualifiedName());
    return USAGE;
  }

  private static int explain(Throwable thrown, PrintWriter err) {
    if (StopSignal.received()) {
      return INTERNAL;
    }
    Optional<RuntimeException> told = Failures.explained(thrown);
    if (told.isPresent()) {
      err.println("cltr: " + told.get().getMessage());
      return told.get() instanceof ConfigException ? USAGE : DATA;
    }
    err.println("cltr: internal error; please report it with this trace");
    thrown.printStackTrace(err);
    return INTERNAL;
  }

  /** Reads the version that the build wrote. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"cltr " + Version.get()};
    }
  }
}
