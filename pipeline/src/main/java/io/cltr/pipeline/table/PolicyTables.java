package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.cltr.check.RowCheck;
import io.cltr.check.RowProblem;
import io.cltr.log.InputException;
import io.cltr.pipeline.failure.Failures;
import io.cltr.pipeline.spark.Sessions;
import io.cltr.policy.PolicyTable;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Policy tables: query_id, doc_id, position, probability. They are held in the driver's memory. */
public final class PolicyTables {
  static final String TABLE = "policy";
  private static final String QUERY = "query_id";
  private static final String DOCUMENT = "doc_id";
  private static final String POSITION = "position";
  private static final String PROBABILITY = "probability";

  static final List<String> KNOWN = List.of(QUERY, DOCUMENT, POSITION, PROBABILITY);

  private PolicyTables() {}

  /** The rows of the table at {@code path}; one that cannot be read is an error. */
  public static List<PolicyTable.Row> read(SparkSession spark, String path) {
    TableSpec spec = TableSpec.of(path);
    return TableFailures.explained(
        spark, List.of(new TableFailures.Named(TABLE, spec)), () -> rows(spark, spec));
  }

  private static List<PolicyTable.Row> rows(SparkSession spark, TableSpec spec) {
    RawTable table =
        TableReader.read(
            Sessions.plannedOnce(spark, ZoneOffset.UTC), TABLE, spec, Optional.empty());
    table.require(QUERY, DOCUMENT, POSITION, PROBABILITY);
    Dataset<Row> cells = cells(table);
    cells.where(col("reason").isNotNull()).takeAsList(1).forEach(PolicyTables::refuse);
    List<PolicyTable.Row> rows =
        cells.collectAsList().stream()
            .map(
                row ->
                    new PolicyTable.Row(
                        row.getString(0), row.getString(1), row.getInt(2), row.getDouble(3)))
            .toList();
    if (rows.isEmpty()) {
      throw new InputException(
          "%s: '%s' has no rows; write one for each query, document and position"
              .formatted(TABLE, spec.path()));
    }
    return rows;
  }

  private static Dataset<Row> cells(RawTable table) {
    Cell query = Cell.id(table, QUERY);
    Cell document = Cell.id(table, DOCUMENT);
    Cell position = Cell.wholes(table, POSITION);
    Cell probability = Cell.number(table, PROBABILITY);
    Column missing =
        when(probability.value().isNull(), lit(RowCheck.MISSING_VALUE.problem(PROBABILITY).code()));
    Column reason =
        table.firstReason(
            Stream.of(
                query.reason(),
                document.reason(),
                position.reason(),
                probability.reason(),
                missing));
    return table
        .rows()
        .select(
            query.value(),
            document.value(),
            position.value().getItem(0),
            probability.value(),
            reason.as("reason"),
            table.textIf(reason),
            col(RawTable.FILE));
  }

  private static void refuse(Row row) {
    throw new InputException(
        "%s: '%s': %s in the row %s; every row needs %s, %s, %s and %s"
            .formatted(
                TABLE,
                Failures.plain(row.getString(6)),
                RowProblem.parse(row.getString(4)).text(),
                row.getString(5),
                QUERY,
                DOCUMENT,
                POSITION,
                PROBABILITY));
  }
}
