package io.cltr.jobs.verb;

import io.cltr.jobs.run.Progress;
import io.cltr.pipeline.failure.FullDisk;
import io.cltr.pipeline.files.SparkPath;
import io.cltr.pipeline.importer.ColumnFate;
import io.cltr.pipeline.importer.ImportResult;
import io.cltr.pipeline.importer.ImportedFile;
import io.cltr.pipeline.importer.Importer;
import io.cltr.pipeline.importer.Importers;
import io.cltr.pipeline.importer.Quarantined;
import io.cltr.pipeline.spark.Sessions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns published logs and judgements into cltr's tables. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    header = "Turns published logs and judgements into cltr's tables.",
    modelTransformer = ImportFlags.class)
public final class ImportVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;

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
      description =
          "Folder to write to: a new or empty one, or one with an earlier import, which is"
              + " replaced.")
  private Path out;

  @Parameters(paramLabel = "FILE", description = "File to import.")
  private Path file;

  @Override
  public Integer call() {
    Importer importer = ImportFlags.importer(format, spec);
    Progress progress = new Progress(System.out);
    ImportResult result =
        progress.stage(
            "import",
            () -> FullDisk.named(SparkPath.of(out), Sessions.hadoop(), () -> imported(importer)),
            done -> "%s: %s".formatted(out, done.rows()));
    for (ImportedFile each : result.files()) {
      progress.say(
          "  %s: %,d rows read, %,d used, %,d quarantined"
              .formatted(each.file(), each.read(), each.used(), each.quarantined()));
    }
    for (Quarantined bad : result.quarantined()) {
      progress.say("  quarantined: " + bad.text());
    }
    for (ColumnFate fate : result.columns()) {
      progress.say("  %-28s %s".formatted(fate.column(), fate.fate()));
    }
    return 0;
  }

  private ImportResult imported(Importer importer) {
    return importer.run(file, out, () -> Sessions.open("cltr"));
  }

  /** The formats, for help and completion. */
  static final class Formats extends ArrayList<String> {
    Formats() {
      super(Importers.all().keySet());
    }
  }
}
