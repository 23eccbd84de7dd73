package io.cltr.pipeline.importer;

import io.cltr.pipeline.files.StagedFolder;
import io.cltr.pipeline.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** An import under way: stages tables, keeps count of rows, and publishes all of it or nothing. */
final class ImportRun {
  private final StagedFolder folder;
  private final List<ImportedFile> files = new ArrayList<>();
  private final List<Quarantined> quarantined = new ArrayList<>();
  private final SortedMap<String, Long> tables = new TreeMap<>();
  private final List<ColumnFate> fates = new ArrayList<>();
  private Optional<Dataset<Row>> rejected = Optional.empty();

  private ImportRun(StagedFolder folder) {
    this.folder = folder;
  }

  /**
   * Lets {@code work} stage the tables and tell what it read, and publishes them with the
   * quarantine and import.json.
   *
   * @param names what {@code work} may stage
   */
  static ImportResult publish(
      String format, Path file, Path out, List<String> names, Consumer<ImportRun> work) {
    List<String> all = new ArrayList<>(names);
    all.add(Quarantine.NAME);
    try (StagedFolder folder = StagedFolder.open(out, all, ImportResult.NAME)) {
      ImportRun run = new ImportRun(folder);
      work.accept(run);
      if (!run.quarantined.isEmpty()) {
        Quarantine.write(run.rejected.orElseThrow(), folder.path(Quarantine.NAME));
      }
      ImportResult result =
          new ImportResult(
              ImportResult.SCHEMA_VERSION,
              out,
              format,
              name(file),
              List.copyOf(run.files),
              List.copyOf(run.quarantined),
              run.tables,
              List.copyOf(run.fates));
      Files.write(folder.path(ImportResult.NAME), Json.bytes(result));
      folder.publish();
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a file is called in counts and quarantine. */
  static String name(Path file) {
    return file.getFileName().toString();
  }

  /** Where {@code table} is to be staged. */
  Path path(String table) {
    return folder.path(table);
  }

  /** Tells the number of rows of a table. */
  void table(String name, long rows) {
    tables.put(name, rows);
  }

  /** Tells what became of columns. */
  void fates(List<ColumnFate> columns) {
    fates.addAll(columns);
  }

  /** Tells that every row of a file was used. */
  void used(String name, long rows) {
    files.add(new ImportedFile(name, rows, rows, 0));
  }

  /**
   * Tells what became of a file of which rows were left out.
   *
   * @param name its name in counts and in {@code bad}
   * @param bad the rows left out, in the columns of the quarantine
   * @throws io.cltr.log.InputException where they are more than {@code maxBadShare} allows
   */
  void used(Path file, String name, long read, long used, Dataset<Row> bad, double maxBadShare) {
    List<Quarantined> reasons = Quarantine.counts(bad);
    long rows = reasons.stream().mapToLong(Quarantined::rows).sum();
    ImportedFile counts = new ImportedFile(name, read, used, rows);
    BadShare.check(file, counts, reasons, maxBadShare);
    files.add(counts);
    quarantined.addAll(reasons);
    rejected = Optional.of(rejected.map(before -> before.union(bad)).orElse(bad));
  }
}
