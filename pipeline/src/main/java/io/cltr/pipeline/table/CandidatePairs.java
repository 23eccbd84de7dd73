package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.col;

import io.cltr.pipeline.table.CandidateTables.Displayed;
import io.cltr.pipeline.table.CandidateTables.Pair;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The table of candidates: which documents are to be ranked for which queries. */
public record CandidatePairs(Dataset<Row> rows) {
  /** Name of the table. */
  public static final String TABLE = "candidates";

  private static final String QUERY = "query_id";
  private static final String DOCUMENT = "doc_id";
  static final List<String> KNOWN = List.of(QUERY, DOCUMENT);

  /** Opens the table. */
  public static CandidatePairs read(SparkSession spark, TableSpec spec) {
    RawTable table = TableReader.read(spark, TABLE, spec, Optional.empty());
    table.require(QUERY, DOCUMENT);
    Cell query = Cell.id(table, QUERY);
    Cell document = Cell.id(table, DOCUMENT);
    Column reason = table.firstReason(Stream.of(query.reason(), document.reason()));
    return new CandidatePairs(
        table
            .rows()
            .select(
                query.value().as(QUERY),
                document.value().as(DOCUMENT),
                reason.as("reason"),
                table.textIf(reason).as("text"),
                col(RawTable.FILE).as("file")));
  }

  /** The rows that can be read, without times. */
  public JavaRDD<Displayed> pairs() {
    return rows.where(col("reason").isNull())
        .select(QUERY, DOCUMENT)
        .javaRDD()
        .map(row -> new Displayed(new Pair(row.getString(0), row.getString(1)), 0));
  }

  /** The rows that cannot. */
  public JavaRDD<Event.Origin> bad() {
    return rows.where(col("reason").isNotNull())
        .select("file", "reason", "text")
        .javaRDD()
        .map(row -> new Event.Origin(TABLE, row.getString(0), row.getString(1), row.getString(2)));
  }
}
