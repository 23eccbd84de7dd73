package io.cltr.pipeline.importer;

import io.cltr.pipeline.files.CatalogueTables;
import io.cltr.pipeline.files.DayFolders;
import io.cltr.pipeline.files.PartFiles;
import io.cltr.pipeline.files.SparkPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * {@code yandex-relpred}: the click log of the Yandex Relevance Prediction Challenge (Serdyukov,
 * Craswell and Dupret, WSCD 2012; imat-relpred.yandex.ru) becomes {@code impressions/}, nested, and
 * {@code clicks/}; relevance labels become {@code grades.csv} (query_id, doc_id, grade).
 *
 * <p>Lines have tabs between their cells: {@code SessionID TimePassed Q QueryID RegionID URLID …}
 * for a query and the URLs that it showed, from the top; {@code SessionID TimePassed C URLID} for a
 * click. A session's lines count in the order of their times, those of one time in the order of the
 * file. A click belongs to the latest query of its session, at or before it, that lists the URL, at
 * the URL's topmost position; several clicks are several rows. Other clicks are quarantined.
 *
 * <p>The log has no users and no rankers' names: units are sessions, and propensities must be given
 * ({@code {kind: given, curve: …}}), since one logger cannot be compared with itself. It has no
 * absolute time.
 *
 * @param labels file of {@code QueryID RegionID URLID label} lines; "" for none
 * @param logger what the ranker is called that served, which the log does not name
 * @param maxBadShare share of a file's lines in quarantine above which the import is refused
 */
public record YandexRelPredImport(String labels, String logger, double maxBadShare)
    implements Importer {
  private static final String IMPRESSIONS = "impressions";
  private static final String CLICKS = "clicks";
  private static final long BYTES_PER_PARTITION = 128L << 20;

  private static final List<ColumnFate> FATES =
      List.of(
          new ColumnFate("SessionID", "impressions.session_id; begins impression_id: SessionID-N"),
          new ColumnFate(
              "TimePassed",
              "orders the lines of a session, then dropped: it has no date and no known unit, so"
                  + " the tables have no times and no day folders"),
          new ColumnFate("TypeOfAction", "Q: a row of impressions; C: a row of clicks"),
          new ColumnFate("QueryID", "impressions.query_id, as QueryID-RegionID"),
          new ColumnFate(
              "RegionID",
              "impressions.query_id, as QueryID-RegionID; impressions.region (context)"),
          new ColumnFate("URLID of a query", "impressions.doc_id; its place is position, from 1"),
          new ColumnFate(
              "URLID of a click", "clicks.doc_id, with the position where it was shown"));

  /** No labels, a logger called yandex, the share of a nightly run. */
  public YandexRelPredImport() {
    this("", "yandex", BadShare.DEFAULT);
  }

  /** Checks the range. */
  public YandexRelPredImport {
    BadShare.require(maxBadShare);
  }

  @Override
  public String id() {
    return "yandex-relpred";
  }

  @Override
  public String summary() {
    return "the click log of the Yandex Relevance Prediction Challenge; writes impressions and"
        + " clicks, and grades where there are labels";
  }

  @Override
  public List<ImportOption> options() {
    return List.of(
        new ImportOption(
            "labels", "FILE", "lines of QueryID RegionID URLID label, which become grades.csv."),
        new ImportOption("logger", "NAME", "the ranker that served. Default: yandex."),
        BadShare.OPTION);
  }

  @Override
  public String example() {
    return "--out work/yandex --labels sample-logs/import/yandex-relpred-labels.tsv"
        + " sample-logs/import/yandex-relpred.tsv";
  }

  @Override
  public ImportResult run(Path file, Path out, Supplier<SparkSession> session) {
    InputFile.check(file);
    if (!labels.isEmpty()) {
      InputFile.check(Path.of(labels));
    }
    SparkSession spark = DayFolders.session(session.get());
    Dataset<Row> rows =
        YandexSessions.read(spark, file, partitions(file)).rows().persist(StorageLevel.DISK_ONLY());
    try {
      return ImportRun.publish(
          id(),
          file,
          out,
          List.of(IMPRESSIONS, CLICKS, CatalogueTables.GRADES),
          run -> {
            write(spark, file, new YandexSessions(rows), run);
            if (!labels.isEmpty()) {
              writeLabels(spark, Path.of(labels), run);
            }
          });
    } finally {
      rows.unpersist();
    }
  }

  private void write(SparkSession spark, Path file, YandexSessions log, ImportRun run) {
    PartFiles.parquet(log.impressions(logger), run.path(IMPRESSIONS));
    PartFiles.parquet(log.clicks(), run.path(CLICKS));
    long used = 0;
    for (String table : List.of(IMPRESSIONS, CLICKS)) {
      long rows = spark.read().parquet(SparkPath.of(run.path(table))).count();
      run.table(table, rows);
      used += rows;
    }
    String name = ImportRun.name(file);
    run.used(file, name, log.lines(), used, log.rejected(name), maxBadShare);
    run.fates(FATES);
  }

  private void writeLabels(SparkSession spark, Path file, ImportRun run) {
    YandexLabels log = YandexLabels.read(spark, file);
    long grades = log.write(run.path(CatalogueTables.GRADES));
    run.table("grades", grades);
    String name = "labels: " + ImportRun.name(file);
    run.used(file, name, log.lines(), grades, log.rejected(name), maxBadShare);
    run.fates(YandexLabels.FATES);
  }

  /** A function of the file alone, so that the same log gives the same files. */
  private static int partitions(Path file) {
    try {
      return (int) (1 + Files.size(file) / BYTES_PER_PARTITION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
