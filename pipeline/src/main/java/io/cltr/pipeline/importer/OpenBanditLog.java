package io.cltr.pipeline.importer;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.cltr.log.InputException;
import io.cltr.pipeline.files.SparkPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The rows of an Open Bandit log, typed and checked.
 *
 * @param rows row, shown_at, doc_id, position, click, propensity and the contexts
 * @param contexts names of the user features
 * @param fates of the file's columns
 */
record OpenBanditLog(Dataset<Row> rows, List<String> contexts, List<ColumnFate> fates) {
  /** What Spark calls the first column, which has no name. */
  static final String ROW = "_c0";

  private static final String CONTEXT = "user_feature_";
  private static final String AFFINITY = "user-item_affinity_";

  private static final List<ColumnFate> NEEDED =
      List.of(
          new ColumnFate(ROW, "impressions.impression_id and unit_id"),
          new ColumnFate("timestamp", "impressions.shown_at and the day folder"),
          new ColumnFate("item_id", "doc_id"),
          new ColumnFate("position", "position"),
          new ColumnFate("click", "a row of clicks with reward 1 where it is 1"),
          new ColumnFate("propensity_score", "impressions.logging_probability"));

  static OpenBanditLog read(SparkSession spark, Path file) {
    Dataset<Row> raw = csv(spark, file);
    List<ColumnFate> fates = new ArrayList<>();
    List<String> contexts = new ArrayList<>();
    for (String column : raw.columns()) {
      fates.add(fate(column, file));
      if (column.startsWith(CONTEXT)) {
        contexts.add(column);
      }
    }
    for (ColumnFate needed : NEEDED) {
      if (!fates.contains(needed)) {
        throw new InputException(
            "%s: the column '%s' is missing; found %s"
                .formatted(file, needed.column(), List.of(raw.columns())));
      }
    }
    check(raw, file);
    List<Column> columns = new ArrayList<>();
    columns.add(col(ROW).cast("long").as("row"));
    columns.add(col("timestamp").cast("timestamp").as("shown_at"));
    columns.add(col("item_id").as("doc_id"));
    columns.add(col("position").cast("int").as("position"));
    columns.add(col("click").cast("int").as("click"));
    columns.add(col("propensity_score").cast("double").as("propensity"));
    contexts.forEach(name -> columns.add(col(name)));
    return new OpenBanditLog(
        raw.select(columns.toArray(Column[]::new)), List.copyOf(contexts), List.copyOf(fates));
  }

  private static ColumnFate fate(String column, Path file) {
    for (ColumnFate needed : NEEDED) {
      if (needed.column().equals(column)) {
        return needed;
      }
    }
    if (column.startsWith(CONTEXT)) {
      return new ColumnFate(column, "impressions." + column + " (context)");
    }
    if (column.startsWith(AFFINITY)) {
      return new ColumnFate(column, "dropped: varies by impression and item");
    }
    throw new InputException(
        "%s: the column '%s' is not known; an Open Bandit log has an unnamed row number, %s, %s… and %s…"
            .formatted(
                file,
                column,
                NEEDED.stream().skip(1).map(ColumnFate::column).toList(),
                CONTEXT,
                AFFINITY));
  }

  /** Looks for a row that cannot be used and names it. */
  private static void check(Dataset<Row> raw, Path file) {
    Column propensity = col("propensity_score").try_cast("double");
    Column problem =
        coalesce(
            unless(col(ROW).try_cast("long").isNotNull(), ROW, "a whole number"),
            unless(
                col("timestamp").try_cast("timestamp").isNotNull(),
                "timestamp",
                "a time such as 2019-11-24 00:00:27+00:00"),
            unless(col("item_id").isNotNull(), "item_id", "an id"),
            unless(col("position").try_cast("int").geq(1), "position", "a whole number, 1 or more"),
            unless(col("click").try_cast("int").isin(0, 1), "click", "0 or 1"),
            unless(
                propensity.gt(0).and(propensity.leq(1)),
                "propensity_score",
                "a probability in (0, 1]"));
    List<Row> found =
        raw.select(col(ROW), problem.as("problem")).where(col("problem").isNotNull()).takeAsList(1);
    if (!found.isEmpty()) {
      throw new InputException(
          "%s: row '%s': %s".formatted(file, found.get(0).get(0), found.get(0).getString(1)));
    }
  }

  /** What is wrong with {@code column} where {@code good} does not hold, else null. */
  private static Column unless(Column good, String column, String allowed) {
    return when(
        coalesce(good, lit(false)).equalTo(false),
        concat(
            lit(column + " is '"), coalesce(col(column), lit("")), lit("', must be " + allowed)));
  }

  /** {@code file} with every column as text. */
  static Dataset<Row> csv(SparkSession spark, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InputException(file + ": no such file");
    }
    return spark
        .read()
        .option("header", "true")
        .option("quote", "\"")
        .option("escape", "\"")
        .csv(SparkPath.of(file));
  }
}
