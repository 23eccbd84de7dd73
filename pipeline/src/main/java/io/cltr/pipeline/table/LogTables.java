package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.isnull;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.cltr.check.RowCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Impressions and clicks as the user keeps them.
 *
 * @param unit what the log's units are
 * @param contexts names of the context columns, sorted: every scalar column of impressions that
 *     cltr has no other use for
 */
public record LogTables(
    Dataset<Row> impressions, Dataset<Row> clicks, UnitKind unit, List<String> contexts) {
  /** Name of the table of impressions. */
  public static final String IMPRESSIONS = "impressions";

  /** Name of the table of clicks. */
  public static final String CLICKS = "clicks";

  private static final String SHOWN_AT = "shown_at";
  private static final String CLICKED_AT = "clicked_at";
  private static final String WEIGHT = "weight";
  private static final String PROBABILITY = "logging_probability";
  private static final String CASCADE_PROBABILITY = "cascade_probability";
  private static final String SLATE_PROBABILITY = "slate_probability";
  private static final String RENDERED = "rendered";
  private static final String RENDERED_DEPTH = "rendered_depth";

  static final List<String> KNOWN_IN_CLICKS =
      List.of("impression_id", "doc_id", "position", CLICKED_AT, "reward", "kind", RawTable.DATE);

  static final List<String> KNOWN =
      List.of(
          "impression_id",
          "query_id",
          "doc_id",
          "position",
          "unit_id",
          "session_id",
          "logger",
          SHOWN_AT,
          PROBABILITY,
          CASCADE_PROBABILITY,
          SLATE_PROBABILITY,
          "randomization",
          RENDERED,
          RENDERED_DEPTH,
          WEIGHT,
          RawTable.DATE);

  private static final Map<String, Column> NULLS = nulls();

  private static Map<String, Column> nulls() {
    Map<String, Column> nulls = new HashMap<>();
    List.of("query", "unit", "logger", "randomization", "reason", "text", "file")
        .forEach(name -> nulls.put(name, lit(null).cast("string")));
    nulls.put("time", lit(null).cast("bigint"));
    nulls.put("whole", lit(false));
    nulls.put("positions", lit(null).cast("array<int>"));
    nulls.put("probabilities", lit(null).cast("array<double>"));
    nulls.put("cascade", lit(null).cast("array<double>"));
    nulls.put("slate", lit(null).cast("double"));
    nulls.put("reward", lit(null).cast("double"));
    nulls.put("kind", lit(null).cast("string"));
    nulls.put("edge", lit(false));
    nulls.put("misplaced", lit(false));
    nulls.put("rendered", lit(null).cast("array<boolean>"));
    nulls.put("rendered_depth", lit(null).cast("int"));
    nulls.put("weight", lit(null).cast("double"));
    return nulls;
  }

  /** Opens both tables; {@code times} keeps impressions of some days and their clicks. */
  public static LogTables read(
      SparkSession spark, TableSpec impressions, TableSpec clicks, LogTimes times) {
    RawTable shown = TableReader.read(spark, IMPRESSIONS, impressions, times.dates());
    RawTable clicked = TableReader.read(spark, CLICKS, clicks, Days.ofClicks(times));
    shown.require("impression_id", "query_id", "doc_id", "position");
    clicked.require("impression_id", "doc_id");
    UnitKind unit = UnitKind.of(shown);
    List<String> contexts = shown.scalarsExcept(KNOWN);
    return new LogTables(
        shownRows(shown, unit, contexts, times), clickRows(clicked, times), unit, contexts);
  }

  /** All rows, those of an impression one after the other, impressions before clicks. */
  public JavaRDD<Event> events(int partitions) {
    return EventRows.byImpression(impressions, clicks, partitions);
  }

  private static Dataset<Row> shownRows(
      RawTable table, UnitKind unit, List<String> contexts, LogTimes times) {
    Cell id = Cell.id(table, "impression_id");
    Cell query = Cell.id(table, "query_id");
    Cell unitId = Cell.id(table, unit.column());
    Cell logger = Cell.text(table, "logger");
    Cell randomization = Cell.text(table, "randomization");
    Cell documents = Cell.ids(table, "doc_id");
    Cell positions = Cell.wholes(table, "position");
    Cell shownAt = Cell.micros(table, SHOWN_AT);
    Cell weight = Cell.number(table, WEIGHT);
    Cell probabilities = optional(table, PROBABILITY, DataTypes.DoubleType);
    Cell cascade = optional(table, CASCADE_PROBABILITY, DataTypes.DoubleType);
    Cell slate = Cell.number(table, SLATE_PROBABILITY);
    Cell rendered = optional(table, RENDERED, DataTypes.BooleanType);
    Cell renderedDepth = optional(table, RENDERED_DEPTH, DataTypes.IntegerType);
    Days days = Days.of(table, SHOWN_AT, times);
    Column reason =
        table.firstReason(
            Stream.of(
                id.reason(),
                query.reason(),
                unitId.reason(),
                logger.reason(),
                randomization.reason(),
                documents.reason(),
                positions.reason(),
                shownAt.reason(),
                weight.reason(),
                probabilities.reason(),
                cascade.reason(),
                slate.reason(),
                rendered.reason(),
                renderedDepth.reason(),
                days.unknown()));
    Map<String, Column> cells = new HashMap<>();
    cells.put(EventRows.IMPRESSION, id.value());
    cells.put(EventRows.IS_CLICK, lit(false));
    cells.put("query", query.value());
    cells.put("unit", unitId.value());
    cells.put("logger", logger.value());
    cells.put("time", shownAt.value());
    cells.put("misplaced", Days.misplaced(table, shownAt.value()));
    cells.put("randomization", randomization.value());
    cells.put("others", texts(table, contexts));
    cells.put("weight", weight.value());
    cells.put("whole", documents.isArray());
    cells.put("documents", when(reason.isNull(), documents.value()));
    cells.put("positions", when(reason.isNull(), positions.value()));
    cells.put("probabilities", when(reason.isNull(), probabilities.value()));
    cells.put("cascade", when(reason.isNull(), cascade.value()));
    cells.put("slate", slate.value());
    cells.put("rendered", when(reason.isNull(), rendered.value()));
    cells.put("rendered_depth", when(reason.isNull(), renderedDepth.value().getItem(0)));
    cells.put("reason", reason);
    cells.put("text", table.textIf(reason));
    cells.put("file", col(RawTable.FILE));
    return EventRows.shaped(table.rows().where(days.inside()), cells, NULLS);
  }

  private static Column texts(RawTable table, List<String> columns) {
    return array(columns.stream().map(c -> table.column(c).cast("string")).toArray(Column[]::new))
        .cast("array<string>");
  }

  /** Elements that the table, or a row of it, may do without. */
  private static Cell optional(RawTable table, String column, DataType type) {
    if (!table.has(column) && table.spread(column).isEmpty()) {
      Column none = lit(null).cast(DataTypes.createArrayType(type));
      return new Cell(none, lit(null).cast("string"), lit(false));
    }
    Column unknown = table.has(column) ? isnull(table.column(column)) : lit(false);
    return Cell.elements(table, column, type).orNull(unknown);
  }

  private static Dataset<Row> clickRows(RawTable table, LogTimes times) {
    Cell id = Cell.id(table, "impression_id");
    Cell document = Cell.id(table, "doc_id");
    Cell kind = Cell.text(table, "kind");
    Cell reward = Cell.number(table, "reward");
    Cell clickedAt = Cell.micros(table, CLICKED_AT);
    Days days = Days.ofClicks(table, CLICKED_AT, times);
    Column finite =
        when(
            reward.value().isNaN().or(abs(reward.value()).equalTo(Double.POSITIVE_INFINITY)),
            lit(RowCheck.REWARD_NOT_FINITE.id()));
    Map<String, Column> cells = new HashMap<>();
    Stream<Column> reasons =
        Stream.of(
            id.reason(),
            document.reason(),
            kind.reason(),
            reward.reason(),
            clickedAt.reason(),
            finite);
    if (table.has("position")) {
      Column raw = table.column("position");
      Cell position = Cell.wholes(table, "position").orNull(raw.isNull());
      reasons = Stream.concat(reasons, Stream.of(position.reason()));
      cells.put("positions", when(position.reason().isNull(), position.value()));
    }
    Column reason = table.firstReason(reasons);
    cells.put(EventRows.IMPRESSION, id.value());
    cells.put(EventRows.IS_CLICK, lit(true));
    cells.put("documents", when(document.value().isNotNull(), array(document.value())));
    cells.put("time", clickedAt.value());
    cells.put("reward", reward.value());
    cells.put("kind", kind.value());
    cells.put("others", texts(table, table.scalarsExcept(KNOWN_IN_CLICKS)));
    cells.put("edge", days.edge());
    cells.put("reason", reason);
    cells.put("text", table.textIf(reason));
    cells.put("file", col(RawTable.FILE));
    return EventRows.shaped(table.rows().where(days.inside()), cells, NULLS);
  }

  private static Column abs(Column column) {
    return org.apache.spark.sql.functions.abs(column);
  }
}
