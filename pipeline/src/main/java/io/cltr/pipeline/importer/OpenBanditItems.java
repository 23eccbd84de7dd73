package io.cltr.pipeline.importer;

import static org.apache.spark.sql.functions.col;

import io.cltr.log.InputException;
import io.cltr.pipeline.files.CatalogueTables;
import io.cltr.pipeline.files.CsvFile;
import io.cltr.pipeline.table.CsvRows;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The items of an Open Bandit campaign.
 *
 * @param items by id
 */
record OpenBanditItems(SortedMap<String, Item> items) {
  private static final List<String> COLUMNS =
      List.of(
          OpenBanditLog.ROW,
          "item_id",
          "item_feature_0",
          "item_feature_1",
          "item_feature_2",
          "item_feature_3");

  /** In the order of the columns. */
  static final List<ColumnFate> FATES =
      List.of(
          new ColumnFate("item_context: _c0", "dropped: a row number"),
          new ColumnFate("item_context: item_id", "doc_id of features and documents"),
          new ColumnFate("item_context: item_feature_0", "features.feature_0"),
          new ColumnFate("item_context: item_feature_1", "documents.group_0"),
          new ColumnFate("item_context: item_feature_2", "documents.group_1"),
          new ColumnFate("item_context: item_feature_3", "documents.group_2"));

  /**
   * An item.
   *
   * @param feature as in the file
   * @param categories three, hashed
   */
  record Item(String feature, List<String> categories) {}

  static OpenBanditItems read(SparkSession spark, Path file) {
    ImportedCsv csv = ImportedCsv.read(spark, file, ",");
    if (!csv.columns().equals(COLUMNS)) {
      throw new InputException(
          "%s: the columns must be %s (the first without a name), found %s"
              .formatted(file, COLUMNS, csv.columns()));
    }
    Dataset<Row> rows = csv.rows().withColumn("number", col("item_feature_0").try_cast("float"));
    SortedMap<String, Item> items = new TreeMap<>();
    for (Row row : rows.collectAsList()) {
      if (row.getAs(CsvRows.CORRUPT) != null) {
        throw new InputException(
            "%s: the line '%s' is not CSV of the header's width"
                .formatted(file, row.<String>getAs(CsvRows.CORRUPT)));
      }
      for (int i = 1; i < COLUMNS.size(); i++) {
        if (row.isNullAt(i)) {
          throw new InputException(
              "%s: row '%s': %s is missing".formatted(file, row.get(0), COLUMNS.get(i)));
        }
      }
      if (row.getAs("number") == null) {
        throw new InputException(
            "%s: row '%s': item_feature_0 is '%s', which is not a number"
                .formatted(file, row.get(0), row.getString(2)));
      }
      Item item =
          new Item(row.getString(2), List.of(row.getString(3), row.getString(4), row.getString(5)));
      if (items.put(row.getString(1), item) != null) {
        throw new InputException("%s: two rows for item '%s'".formatted(file, row.getString(1)));
      }
    }
    return new OpenBanditItems(items);
  }

  long count() {
    return items.size();
  }

  /** Stages features and documents; the items are the candidates of {@code campaign}. */
  void write(ImportRun run, String campaign) {
    try (CsvFile features =
            CsvFile.create(
                run.path(CatalogueTables.FEATURES), List.of("query_id", "doc_id", "feature_0"));
        CsvFile documents =
            CsvFile.create(
                run.path(CatalogueTables.DOCUMENTS),
                List.of("doc_id", "group_0", "group_1", "group_2"))) {
      items.forEach(
          (id, item) -> {
            features.row(List.of(campaign, id, item.feature()));
            documents.row(
                List.of(
                    id,
                    item.categories().get(0),
                    item.categories().get(1),
                    item.categories().get(2)));
          });
    }
  }
}
