package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.cltr.check.RowCheck;
import io.cltr.check.RowProblem;
import io.cltr.log.InputException;
import io.cltr.pipeline.failure.Failures;
import io.cltr.pipeline.spark.Sessions;
import io.cltr.reward.RewardTable;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Tables of predicted rewards: query_id, doc_id, reward, optional position and fold. They are held
 * in the driver's memory.
 */
public final class RewardTables {
  static final String TABLE = "reward_model";
  private static final String QUERY = "query_id";
  private static final String DOCUMENT = "doc_id";
  private static final String POSITION = "position";
  private static final String FOLD = "fold";
  private static final String REWARD = "reward";

  static final List<String> KNOWN = List.of(QUERY, DOCUMENT, POSITION, FOLD, REWARD);

  private RewardTables() {}

  /** The rows of the table at {@code path}; one that cannot be read is an error. */
  public static List<RewardTable.Row> read(SparkSession spark, String path) {
    TableSpec spec = TableSpec.of(path);
    return TableFailures.explained(
        spark, List.of(new TableFailures.Named(TABLE, spec)), () -> rows(spark, spec));
  }

  private static List<RewardTable.Row> rows(SparkSession spark, TableSpec spec) {
    RawTable table =
        TableReader.read(
            Sessions.plannedOnce(spark, ZoneOffset.UTC), TABLE, spec, Optional.empty());
    table.require(QUERY, DOCUMENT, REWARD);
    Dataset<Row> cells = cells(table);
    cells.where(col("reason").isNotNull()).takeAsList(1).forEach(RewardTables::refuse);
    List<RewardTable.Row> rows =
        cells.collectAsList().stream()
            .map(
                row ->
                    new RewardTable.Row(
                        row.getString(0),
                        row.getString(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getDouble(4)))
            .toList();
    if (rows.isEmpty()) {
      throw new InputException(
          "%s: '%s' has no rows; write one for each query and document"
              .formatted(TABLE, spec.path()));
    }
    return rows;
  }

  private static Dataset<Row> cells(RawTable table) {
    Cell query = Cell.id(table, QUERY);
    Cell document = Cell.id(table, DOCUMENT);
    Cell reward = Cell.number(table, REWARD);
    Column missing =
        when(reward.value().isNull(), lit(RowCheck.MISSING_VALUE.problem(REWARD).code()));
    Column reason =
        table.firstReason(
            Stream.of(
                query.reason(),
                document.reason(),
                reason(table, POSITION),
                reason(table, FOLD),
                reward.reason(),
                missing));
    return table
        .rows()
        .select(
            query.value(),
            document.value(),
            whole(table, POSITION, RewardTable.ALL_POSITIONS),
            whole(table, FOLD, RewardTable.ALL_FOLDS),
            reward.value(),
            reason.as("reason"),
            table.textIf(reason),
            col(RawTable.FILE));
  }

  private static Column whole(RawTable table, String column, int absent) {
    return table.has(column) ? Cell.wholes(table, column).value().getItem(0) : lit(absent);
  }

  private static Column reason(RawTable table, String column) {
    return table.has(column) ? Cell.wholes(table, column).reason() : lit(null).cast("string");
  }

  private static void refuse(Row row) {
    throw new InputException(
        "%s: '%s': %s in the row %s; every row needs %s, %s and %s, and %s and %s where the table has them"
            .formatted(
                TABLE,
                Failures.plain(row.getString(7)),
                RowProblem.parse(row.getString(5)).text(),
                row.getString(6),
                QUERY,
                DOCUMENT,
                REWARD,
                POSITION,
                FOLD));
  }
}
