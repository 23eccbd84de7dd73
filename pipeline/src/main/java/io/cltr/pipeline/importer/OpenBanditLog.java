package io.cltr.pipeline.importer;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.cltr.log.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows of an Open Bandit log in their types.
 *
 * @param rows {@code number}, shown_at, doc_id, position, click, propensity and the contexts; what
 *     is wrong in {@code problem}, the row as it was in {@code row}
 * @param contexts names of the user features
 * @param fates of the file's columns
 */
record OpenBanditLog(Dataset<Row> rows, List<String> contexts, List<ColumnFate> fates) {
  /** The first column, which has no name. */
  static final String ROW = ImportedCsv.unnamed(0);

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

  static OpenBanditLog of(ImportedCsv csv) {
    List<ColumnFate> fates = csv.columns().stream().map(column -> fate(column, csv)).toList();
    for (ColumnFate needed : NEEDED) {
      if (!fates.contains(needed)) {
        throw new InputException(
            "%s: the column '%s' is missing; found %s"
                .formatted(csv.file(), needed.column(), csv.columns()));
      }
    }
    List<String> contexts =
        csv.columns().stream().filter(column -> column.startsWith(CONTEXT)).toList();
    return new OpenBanditLog(typed(csv, contexts), contexts, fates);
  }

  private static Dataset<Row> typed(ImportedCsv csv, List<String> contexts) {
    TypedCell number = needed(TypedCell::count, ROW);
    TypedCell time = needed(TypedCell::time, "timestamp");
    TypedCell item = needed(TypedCell::text, "item_id");
    TypedCell position =
        TypedCell.whole("position", "position", 1).required("position", "position");
    TypedCell click = needed(TypedCell::flag, "click");
    TypedCell propensity = needed(TypedCell::probability, "propensity_score");
    Column problem =
        TypedCell.first(Stream.of(csv.line(), number, time, item, position, click, propensity));
    List<Column> columns =
        new ArrayList<>(
            List.of(
                number.value().as("number"),
                time.value().as("shown_at"),
                item.value().as("doc_id"),
                position.value().as("position"),
                click.value().as("click"),
                propensity.value().as("propensity"),
                problem.as("problem"),
                when(problem.isNotNull(), csv.text()).as("row")));
    contexts.forEach(name -> columns.add(col(name)));
    return csv.rows().select(columns.toArray(Column[]::new));
  }

  /** How a cell is read. */
  private interface Reading {
    TypedCell of(String name, String column);
  }

  private static TypedCell needed(Reading reading, String column) {
    return reading.of(column, column).required(column, column);
  }

  /** The rows that can be used. */
  Dataset<Row> used() {
    return rows.where(col("problem").isNull());
  }

  /** The rows of {@code file} that cannot be used, as the quarantine holds them. */
  Dataset<Row> rejected(String file) {
    return rows.where(col("problem").isNotNull())
        .select(
            col("problem.check"),
            col("problem.reason"),
            lit(file).as("file"),
            Quarantine.NO_LINE.as("line"),
            col("row"));
  }

  private static ColumnFate fate(String column, ImportedCsv csv) {
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
                csv.file(),
                column,
                NEEDED.stream().skip(1).map(ColumnFate::column).toList(),
                CONTEXT,
                AFFINITY));
  }
}
