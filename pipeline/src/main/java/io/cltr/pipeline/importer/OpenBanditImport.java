package io.cltr.pipeline.importer;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;

import io.cltr.pipeline.files.CatalogueTables;
import io.cltr.pipeline.files.DayFolders;
import io.cltr.pipeline.files.SparkPath;
import io.cltr.pipeline.files.StagedFolder;
import io.cltr.pipeline.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

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
 * <p>query_id is the campaign; impressions.logger is the behaviour policy.
 */
public final class OpenBanditImport {
  private static final String IMPRESSIONS = "impressions";
  private static final String CLICKS = "clicks";
  private static final List<String> NAMES =
      List.of(IMPRESSIONS, CLICKS, CatalogueTables.FEATURES, CatalogueTables.DOCUMENTS);

  private OpenBanditImport() {}

  /** Runs the import. */
  public static ImportResult run(SparkSession session, OpenBanditImportOptions options) {
    SparkSession spark = DayFolders.session(session);
    OpenBanditLog log = OpenBanditLog.read(spark, options.in());
    Optional<OpenBanditItems> items =
        options.itemsFile().map(file -> OpenBanditItems.read(spark, file));
    List<ColumnFate> fates = new ArrayList<>(log.fates());
    SortedMap<String, Long> counts = new TreeMap<>();
    try (StagedFolder folder = StagedFolder.open(options.out(), NAMES, ImportResult.NAME)) {
      Dataset<Row> rows = named(log.rows(), options);
      DayFolders.write(
          impressions(rows, log), folder.path(IMPRESSIONS), "shown_at", "impression_id");
      DayFolders.write(clicks(rows), folder.path(CLICKS), "impression_id");
      for (String table : List.of(IMPRESSIONS, CLICKS)) {
        counts.put(table, spark.read().parquet(SparkPath.of(folder.path(table))).count());
      }
      if (items.isPresent()) {
        items.get().write(folder, options.campaignName());
        counts.put("features", items.get().count());
        counts.put("documents", items.get().count());
        fates.addAll(OpenBanditItems.FATES);
      }
      ImportResult result =
          new ImportResult(
              ImportResult.SCHEMA_VERSION,
              options.out(),
              "open-bandit",
              options.in().getFileName().toString(),
              counts,
              List.copyOf(fates));
      Files.write(folder.path(ImportResult.NAME), Json.bytes(result));
      folder.publish();
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Dataset<Row> named(Dataset<Row> rows, OpenBanditImportOptions options) {
    return rows.withColumn(
            "impression_id", concat(lit(options.loggerName() + "-"), col("row").cast("string")))
        .withColumn("query_id", lit(options.campaignName()))
        .withColumn("logger", lit(options.loggerName()))
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
    return rows.where(col("click").equalTo(1))
        .select(
            col("impression_id"),
            col("doc_id"),
            col("position"),
            lit(1.0).as("reward"),
            lit("click").as("kind"),
            col(DayFolders.DATE));
  }
}
