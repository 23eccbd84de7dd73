package io.cltr.pipeline.importer;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.cltr.pipeline.files.DayFolders;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows of a flat log in their types.
 *
 * @param mapping which column is what
 * @param rows a column for each that the mapping knows, by its id; {@code date} where the log has
 *     times; the contexts in {@code _context}; what is wrong in {@code _problem}, the row as it was
 *     in {@code _row}
 */
record FlatRows(FlatMapping mapping, Dataset<Row> rows) {
  private static final String CONTEXT = "_context";
  private static final String PROBLEM = "_problem";
  private static final String ROW = "_row";

  private static final List<FlatColumn> OF_CLICKS =
      List.of(
          FlatColumn.IMPRESSION_ID,
          FlatColumn.DOC_ID,
          FlatColumn.POSITION,
          FlatColumn.CLICKED_AT,
          FlatColumn.REWARD);

  private static final List<FlatColumn> ONLY_OF_CLICKS =
      List.of(FlatColumn.CLICK, FlatColumn.CLICKED_AT, FlatColumn.REWARD);

  /** The rows of {@code csv}; positions count from {@code firstPosition}. */
  static FlatRows of(ImportedCsv csv, FlatMapping mapping, int firstPosition) {
    Map<FlatColumn, TypedCell> cells = new EnumMap<>(FlatColumn.class);
    mapping
        .sources()
        .forEach((column, source) -> cells.put(column, column.cell(source, firstPosition)));
    List<Column> columns = new ArrayList<>();
    cells.forEach((column, cell) -> columns.add(cell.value().as(column.id())));
    if (cells.containsKey(FlatColumn.SHOWN_AT)) {
      Column day = date_format(cells.get(FlatColumn.SHOWN_AT).value(), "yyyy-MM-dd");
      columns.add(day.as(DayFolders.DATE));
    }
    Column[] contexts = mapping.contexts().stream().map(ImportedCsv::column).toArray(Column[]::new);
    columns.add((contexts.length == 0 ? lit(null) : struct(contexts)).as(CONTEXT));
    Column problem = TypedCell.first(Stream.concat(Stream.of(csv.line()), cells.values().stream()));
    columns.add(problem.as(PROBLEM));
    columns.add(when(problem.isNotNull(), csv.text()).as(ROW));
    return new FlatRows(mapping, csv.rows().select(columns.toArray(Column[]::new)));
  }

  /** Whether the rows have times, and with them days. */
  boolean dated() {
    return mapping.sources().containsKey(FlatColumn.SHOWN_AT);
  }

  /** The table of impressions, flat. */
  Dataset<Row> impressions() {
    List<Column> columns = new ArrayList<>();
    for (FlatColumn column : mapping.sources().keySet()) {
      if (!ONLY_OF_CLICKS.contains(column)) {
        columns.add(col(column.id()));
      }
    }
    if (!mapping.contexts().isEmpty()) {
      columns.add(col(CONTEXT + ".*"));
    }
    return used().select(withDate(columns));
  }

  /** The table of clicks: as many rows as there were clicks, else one with the reward. */
  Dataset<Row> clicks() {
    List<Column> columns = new ArrayList<>();
    for (FlatColumn column : OF_CLICKS) {
      if (mapping.sources().containsKey(column)) {
        columns.add(col(column.id()));
      }
    }
    columns.add(col("kind"));
    boolean rewards = mapping.sources().containsKey(FlatColumn.REWARD);
    Column rewarded =
        rewards ? coalesce(col(FlatColumn.REWARD.id()).notEqual(0), lit(false)) : lit(false);
    Column clicks = col(FlatColumn.CLICK.id());
    return used()
        .withColumn("kind", when(clicks.gt(0), "click").when(rewarded, "reward"))
        .where(col("kind").isNotNull())
        .withColumn("event", explode(sequence(lit(1), greatest(clicks, lit(1)))))
        .select(withDate(columns));
  }

  /** The rows of {@code file} that cannot be used, as the quarantine holds them. */
  Dataset<Row> rejected(String file) {
    return rows.where(col(PROBLEM).isNotNull())
        .select(
            col(PROBLEM + ".check"),
            col(PROBLEM + ".reason"),
            lit(file).as("file"),
            Quarantine.NO_LINE.as("line"),
            col(ROW).as("row"));
  }

  private Dataset<Row> used() {
    return rows.where(col(PROBLEM).isNull());
  }

  private Column[] withDate(List<Column> columns) {
    return Stream.concat(columns.stream(), dated() ? Stream.of(col(DayFolders.DATE)) : Stream.of())
        .toArray(Column[]::new);
  }
}
