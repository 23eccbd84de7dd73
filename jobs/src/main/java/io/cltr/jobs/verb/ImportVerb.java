package io.cltr.jobs.verb;

import io.cltr.jobs.run.Progress;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.importer.ColumnFate;
import io.cltr.pipeline.importer.ImportResult;
import io.cltr.pipeline.importer.LetorImport;
import io.cltr.pipeline.importer.LetorImportOptions;
import io.cltr.pipeline.importer.OpenBanditImport;
import io.cltr.pipeline.importer.OpenBanditImportOptions;
import io.cltr.pipeline.letor.LetorOptions;
import io.cltr.pipeline.spark.Sessions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns published logs and judgements into cltr's tables. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    header = "Turns published logs and judgements into cltr's tables.",
    description = {
      "open-bandit: a CSV file of the Open Bandit Dataset (ZOZOTOWN), with item_context.csv in the"
          + " folder above it. letor: a SVMlight/LETOR file with qid or a .query file beside it;"
          + " 'simulate --catalogue' takes what it writes. The fate of every column is printed and"
          + " written to import.json.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = "  cltr import --format letor --out work/judgements train.txt")
public final class ImportVerb implements Callable<Integer> {
  private static final String OPEN_BANDIT = "open-bandit";
  private static final String LETOR = "letor";

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Formats.class)
  private String format;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write to; an earlier import in it is replaced.")
  private Path out;

  @Option(
      names = "--features",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "letor: number of features, for files that are used together. Default: as many as found.")
  private int features;

  @Option(
      names = "--first-feature",
      paramLabel = "N",
      defaultValue = "1",
      description = "letor: smallest index of a feature, 0 or 1. Default: 1.")
  private int firstFeature;

  @Parameters(paramLabel = "FILE", description = "File to import.")
  private Path file;

  @Override
  public Integer call() {
    Progress progress = new Progress(System.out);
    ImportResult result =
        progress.stage("import", this::imported, done -> "%s: %s".formatted(out, done.rows()));
    for (ColumnFate fate : result.columns()) {
      progress.say("  %-28s %s".formatted(fate.column(), fate.fate()));
    }
    return 0;
  }

  private ImportResult imported() {
    return switch (format) {
      case OPEN_BANDIT -> openBandit();
      case LETOR -> letor();
      default ->
          throw new ConfigException(
              "--format: found '%s', allowed are %s and %s".formatted(format, OPEN_BANDIT, LETOR));
    };
  }

  private ImportResult letor() {
    return LetorImport.run(
        new LetorImportOptions(file, out, new LetorOptions(firstFeature, features)));
  }

  private ImportResult openBandit() {
    SparkSession spark = Sessions.open("cltr");
    return OpenBanditImport.run(spark, new OpenBanditImportOptions(file, out));
  }

  /** The formats, for help and completion. */
  static final class Formats extends ArrayList<String> {
    Formats() {
      super(List.of(OPEN_BANDIT, LETOR));
    }
  }
}
