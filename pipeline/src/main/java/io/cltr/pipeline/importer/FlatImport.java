package io.cltr.pipeline.importer;

import static org.apache.spark.sql.functions.col;

import io.cltr.log.ConfigException;
import io.cltr.pipeline.files.DayFolders;
import io.cltr.pipeline.files.PartFiles;
import io.cltr.pipeline.files.SparkPath;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * {@code flat}: any CSV with one row per shown document and a column that tells its clicks becomes
 * {@code impressions/}, flat, and {@code clicks/}: in day folders where the log has times, else one
 * file each. Columns that are nothing else become context.
 *
 * @param columns the file's own name of a column by cltr's, where they differ: impression_id,
 *     query_id, doc_id, position and click are required
 * @param separator what stands between cells
 * @param timeZone of times without an offset, and of days
 * @param firstPosition the topmost position in the file, 0 or 1
 * @param maxBadShare share of rows in quarantine above which the import is refused
 */
public record FlatImport(
    Map<String, String> columns,
    String separator,
    String timeZone,
    int firstPosition,
    double maxBadShare)
    implements Importer {
  private static final String IMPRESSIONS = "impressions";
  private static final String CLICKS = "clicks";

  /** Columns in cltr's names between commas, UTC, positions from 1. */
  public FlatImport() {
    this(Map.of(), ",", "UTC", 1, BadShare.DEFAULT);
  }

  /** Checks names and ranges. */
  public FlatImport {
    columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    FlatMapping.require(columns);
    if (separator.isEmpty() || separator.contains("\"") || separator.contains("\n")) {
      throw new ConfigException(
          "separator: found '%s', allowed is any text without quotes and line ends, \\t for a tab"
              .formatted(separator));
    }
    try {
      ZoneId.of(timeZone);
    } catch (DateTimeException e) {
      throw new ConfigException(
          "timeZone: found '%s', allowed is a zone such as UTC, +02:00 or Europe/Berlin"
              .formatted(timeZone),
          e);
    }
    if (firstPosition < 0 || firstPosition > 1) {
      throw new ConfigException(
          "firstPosition: found %d, allowed are 0 and 1".formatted(firstPosition));
    }
    BadShare.require(maxBadShare);
  }

  @Override
  public String id() {
    return "flat";
  }

  @Override
  public String summary() {
    return "any CSV with one row per shown document and a column that tells its clicks; writes"
        + " impressions and clicks";
  }

  @Override
  public List<ImportOption> options() {
    return List.of(
        new ImportOption(
            "columns",
            "NAME=COLUMN",
            "the file's own name of a column by cltr's, where they differ. Names: "
                + String.join(", ", FlatColumn.ids())
                + "."),
        new ImportOption(
            "separator", "TEXT", "what stands between cells, \\t for a tab. Default: a comma."),
        new ImportOption(
            "timeZone", "ZONE", "of times without an offset, and of days. Default: UTC."),
        new ImportOption("firstPosition", "N", "topmost position in the file, 0 or 1. Default: 1."),
        BadShare.OPTION);
  }

  @Override
  public String example() {
    return "--out work/flat --first-position 0"
        + " --columns impression_id=view,unit_id=user,shown_at=time"
        + " --columns doc_id=item,position=rank,click=clicks sample-logs/import/flat.csv";
  }

  @Override
  public ImportResult run(Path file, Path out, Supplier<SparkSession> session) {
    InputFile.check(file);
    SparkSession spark = DayFolders.session(session.get());
    spark.conf().set("spark.sql.session.timeZone", timeZone);
    ImportedCsv csv = ImportedCsv.read(spark, file, separator);
    FlatMapping mapping = FlatMapping.of(csv, columns);
    Dataset<Row> rows =
        FlatRows.of(csv, mapping, firstPosition).rows().persist(StorageLevel.DISK_ONLY());
    try {
      return ImportRun.publish(
          id(),
          file,
          out,
          List.of(IMPRESSIONS, CLICKS),
          run -> write(spark, file, new FlatRows(mapping, rows), run));
    } finally {
      rows.unpersist();
    }
  }

  private void write(SparkSession spark, Path file, FlatRows log, ImportRun run) {
    String name = ImportRun.name(file);
    long used = written(spark, log.impressions(), log.dated(), run.path(IMPRESSIONS));
    run.used(file, name, log.rows().count(), used, log.rejected(name), maxBadShare);
    run.table(IMPRESSIONS, used);
    run.table(CLICKS, written(spark, log.clicks(), log.dated(), run.path(CLICKS)));
    run.fates(log.mapping().fates());
  }

  /** Sorted by all columns, so that the same rows give the same files. */
  private static long written(SparkSession spark, Dataset<Row> table, boolean dated, Path folder) {
    List<String> order =
        Stream.of(table.columns())
            .filter(name -> !name.equals(DayFolders.DATE))
            .map(ImportedCsv::quoted)
            .toList();
    if (dated) {
      DayFolders.write(
          table.repartition(col(DayFolders.DATE)), folder, order.toArray(String[]::new));
    } else {
      Column[] columns = order.stream().map(name -> col(name)).toArray(Column[]::new);
      PartFiles.parquet(table.repartition(1).sortWithinPartitions(columns), folder);
    }
    return spark.read().parquet(SparkPath.of(folder)).count();
  }
}
