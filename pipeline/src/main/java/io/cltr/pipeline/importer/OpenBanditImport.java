package io.cltr.pipeline.importer;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;

import io.cltr.pipeline.files.CatalogueTables;
import io.cltr.pipeline.files.DayFolders;
import io.cltr.pipeline.files.SparkPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * {@code open-bandit}: a log of the Open Bandit Dataset (ZOZOTOWN; Saito et al., NeurIPS 2021
 * Datasets and Benchmarks) becomes {@code impressions/} and {@code clicks/} in day folders, {@code
 * features.csv} and {@code documents.csv}. Each row is an impression of one document in one of
 * three slots, with the probability of the choice.
 *
 * <p>The log has no user id, so each impression is a unit of its own: intervals take rows of the
 * same user for independent. It has no times of clicks either.
 *
 * <table>
 *   <caption>The fate of every column</caption>
 *   <tr><th>in the file</th><th>fate</th></tr>
 *   <tr><td>(first, unnamed)</td><td>impressions.impression_id and unit_id, as LOGGER-ROW</td></tr>
 *   <tr><td>timestamp</td><td>impressions.shown_at, UTC, and the day folder</td></tr>
 *   <tr><td>item_id</td><td>doc_id</td></tr>
 *   <tr><td>position</td><td>position, 1 to 3 as given</td></tr>
 *   <tr><td>click</td><td>a row of clicks with reward 1 where it is 1</td></tr>
 *   <tr><td>propensity_score</td><td>impressions.logging_probability</td></tr>
 *   <tr><td>user_feature_0 … 3</td><td>context columns of impressions, by the same names</td></tr>
 *   <tr><td>user-item_affinity_0 …</td><td>dropped: they vary by impression and item, and no table
 *       holds such features</td></tr>
 *   <tr><td>item_context: (first, unnamed)</td><td>dropped: a row number</td></tr>
 *   <tr><td>item_context: item_id</td><td>doc_id of features and documents</td></tr>
 *   <tr><td>item_context: item_feature_0</td><td>features.feature_0</td></tr>
 *   <tr><td>item_context: item_feature_1 … 3</td><td>documents.group_0 … group_2, hashed
 *       categories</td></tr>
 * </table>
 *
 * <p>query_id is the campaign; impressions.logger is the behaviour policy. A row of the items that
 * cannot be read refuses the import, since every impression needs its candidates.
 *
 * @param campaign query id of all impressions; "": the file's name before its first dot
 * @param logger name of the behaviour policy; "": the nearest folder above the file that is not
 *     named like the campaign
 * @param items file of the items' features; "": {@code item_context.csv} beside the log or one
 *     folder above, where there is one
 * @param maxBadShare share of the log's rows in quarantine above which the import is refused
 */
public record OpenBanditImport(String campaign, String logger, String items, double maxBadShare)
    implements Importer {
  private static final String IMPRESSIONS = "impressions";
  private static final String CLICKS = "clicks";
  private static final String ITEMS = "item_context.csv";
  private static final List<String> NAMES =
      List.of(IMPRESSIONS, CLICKS, CatalogueTables.FEATURES, CatalogueTables.DOCUMENTS);

  /** All by the file's place. */
  public OpenBanditImport() {
    this("", "", "", BadShare.DEFAULT);
  }

  /** Checks the range. */
  public OpenBanditImport {
    BadShare.require(maxBadShare);
  }

  @Override
  public String id() {
    return "open-bandit";
  }

  @Override
  public String summary() {
    return "a CSV file of the Open Bandit Dataset (ZOZOTOWN); writes impressions and clicks, and"
        + " features and documents where there is item_context.csv";
  }

  @Override
  public List<ImportOption> options() {
    return List.of(
        new ImportOption(
            "campaign", "NAME", "query id of all impressions. Default: the file's name."),
        new ImportOption(
            "logger", "NAME", "the behaviour policy. Default: the folder above that names it."),
        new ImportOption(
            "items", "FILE", "features of the items. Default: item_context.csv beside or above."),
        BadShare.OPTION);
  }

  @Override
  public String example() {
    return "--out work/bandit sample-logs/import/open-bandit/bts/men.csv";
  }

  @Override
  public ImportResult run(Path file, Path out, Supplier<SparkSession> session) {
    InputFile.check(file);
    SparkSession spark = DayFolders.session(session.get());
    OpenBanditLog read = OpenBanditLog.of(ImportedCsv.read(spark, file, ","));
    Optional<Path> itemsFile = itemsFile(file);
    Optional<OpenBanditItems> found = itemsFile.map(path -> OpenBanditItems.read(spark, path));
    OpenBanditLog log =
        new OpenBanditLog(
            read.rows().persist(StorageLevel.DISK_ONLY()), read.contexts(), read.fates());
    try {
      return ImportRun.publish(
          id(),
          file,
          out,
          NAMES,
          run -> {
            write(spark, file, log, run);
            found.ifPresent(each -> write(itemsFile.orElseThrow(), file, each, run));
          });
    } finally {
      log.rows().unpersist();
    }
  }

  private void write(SparkSession spark, Path file, OpenBanditLog log, ImportRun run) {
    Dataset<Row> rows = named(log.used(), file);
    DayFolders.write(impressions(rows, log), run.path(IMPRESSIONS), "shown_at", "impression_id");
    DayFolders.write(clicks(rows), run.path(CLICKS), "impression_id");
    long used = spark.read().parquet(SparkPath.of(run.path(IMPRESSIONS))).count();
    run.table(IMPRESSIONS, used);
    run.table(CLICKS, spark.read().parquet(SparkPath.of(run.path(CLICKS))).count());
    String name = ImportRun.name(file);
    run.used(file, name, log.rows().count(), used, log.rejected(name), maxBadShare);
    run.fates(log.fates());
  }

  private void write(Path itemsFile, Path file, OpenBanditItems found, ImportRun run) {
    found.write(run, campaign(file));
    run.table("features", found.count());
    run.table("documents", found.count());
    run.used(ImportRun.name(itemsFile), found.count());
    run.fates(OpenBanditItems.FATES);
  }

  private String campaign(Path file) {
    String name = ImportRun.name(file);
    String beforeDot = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    return campaign.isEmpty() ? beforeDot : campaign;
  }

  private String logger(Path file) {
    if (!logger.isEmpty()) {
      return logger;
    }
    return Stream.iterate(folder(file), path -> path != null, Path::getParent)
        .filter(path -> path.getFileName() != null)
        .map(path -> path.getFileName().toString())
        .filter(name -> !name.equals(campaign(file)))
        .findFirst()
        .orElse("");
  }

  private Optional<Path> itemsFile(Path file) {
    if (!items.isEmpty()) {
      return Optional.of(Path.of(items));
    }
    return Stream.of(folder(file), folder(file).resolve("..").normalize())
        .map(path -> path.resolve(ITEMS))
        .filter(Files::exists)
        .findFirst();
  }

  private static Path folder(Path file) {
    return file.toAbsolutePath().normalize().resolve("..").normalize();
  }

  private Dataset<Row> named(Dataset<Row> rows, Path file) {
    return rows.withColumn(
            "impression_id", concat(lit(logger(file) + "-"), col("number").cast("string")))
        .withColumn("query_id", lit(campaign(file)))
        .withColumn("logger", lit(logger(file)))
        .withColumn(DayFolders.DATE, date_format(col("shown_at"), "yyyy-MM-dd"))
        .repartition(col(DayFolders.DATE));
  }

  private static Dataset<Row> impressions(Dataset<Row> rows, OpenBanditLog log) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                col("impression_id"),
                col("impression_id").as("unit_id"),
                col("query_id"),
                col("logger"),
                col("shown_at")));
    log.contexts().forEach(name -> columns.add(col(name)));
    columns.add(array(col("doc_id")).as("doc_id"));
    columns.add(array(col("position")).as("position"));
    columns.add(array(col("propensity")).as("logging_probability"));
    columns.add(col(DayFolders.DATE));
    return rows.select(columns.toArray(Column[]::new));
  }

  private static Dataset<Row> clicks(Dataset<Row> rows) {
    return rows.where(col("click"))
        .select(
            col("impression_id"),
            col("doc_id"),
            col("position"),
            lit(1.0).as("reward"),
            lit("click").as("kind"),
            col(DayFolders.DATE));
  }
}
