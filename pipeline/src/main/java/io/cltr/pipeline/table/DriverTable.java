package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.col;

import io.cltr.check.RowProblem;
import io.cltr.log.InputException;
import io.cltr.pipeline.failure.Failures;
import io.cltr.pipeline.spark.Sessions;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table that somebody computed, not logged: it is held in the driver's memory, and a row that
 * cannot be read is an error.
 *
 * @param <R> what a row becomes
 */
abstract class DriverTable<R> {
  private static final String REASON = "reason";

  /** Name of the table. */
  abstract String name();

  /** Columns that it must have. */
  abstract String[] required();

  /** What every row needs, and for what there must be one. */
  abstract String needs();

  abstract String oneForEach();

  /** The values of a row, and why they cannot be read, null where they can. */
  abstract List<Column> values(RawTable table);

  abstract Stream<Column> reasons(RawTable table);

  /** What a row with these values first becomes. */
  abstract R row(Row values);

  final List<R> read(SparkSession spark, String path) {
    TableSpec spec = TableSpec.of(path);
    return TableFailures.explained(
        spark, List.of(new TableFailures.Named(name(), spec)), () -> rows(spark, spec));
  }

  private List<R> rows(SparkSession spark, TableSpec spec) {
    RawTable table =
        TableReader.read(
            Sessions.plannedOnce(spark, ZoneOffset.UTC), name(), spec, Optional.empty());
    table.require(required());
    Column reason = table.firstReason(reasons(table));
    Stream<Column> problem = Stream.of(reason.as(REASON), table.textIf(reason), col(RawTable.FILE));
    Dataset<Row> cells =
        table.rows().select(Stream.concat(values(table).stream(), problem).toArray(Column[]::new));
    cells.where(col(REASON).isNotNull()).takeAsList(1).forEach(this::refuse);
    List<R> rows = cells.collectAsList().stream().map(this::row).toList();
    if (rows.isEmpty()) {
      throw new InputException(
          "%s: '%s' has no rows; write one for each %s"
              .formatted(name(), spec.path(), oneForEach()));
    }
    return rows;
  }

  private void refuse(Row row) {
    int problem = row.size() - 3;
    throw new InputException(
        "%s: '%s': %s in the row %s; every row needs %s"
            .formatted(
                name(),
                Failures.plain(row.getString(problem + 2)),
                RowProblem.parse(row.getString(problem)).text(),
                row.getString(problem + 1),
                needs()));
  }
}
