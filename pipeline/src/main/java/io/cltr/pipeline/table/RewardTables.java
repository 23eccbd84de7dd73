package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.cltr.check.RowCheck;
import io.cltr.reward.RewardTable;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Tables of predicted rewards: query_id, doc_id, reward, optional position and fold. */
public final class RewardTables extends DriverTable<RewardTable.Row> {
  static final String TABLE = "reward_model";
  private static final String QUERY = "query_id";
  private static final String DOCUMENT = "doc_id";
  private static final String POSITION = "position";
  private static final String FOLD = "fold";
  private static final String REWARD = "reward";

  static final List<String> KNOWN = List.of(QUERY, DOCUMENT, POSITION, FOLD, REWARD);

  private RewardTables() {}

  /** The rows of the table at {@code path}; one that cannot be read is an error. */
  public static List<RewardTable.Row> rows(SparkSession spark, String path) {
    return new RewardTables().read(spark, path);
  }

  @Override
  String name() {
    return TABLE;
  }

  @Override
  String[] required() {
    return new String[] {QUERY, DOCUMENT, REWARD};
  }

  @Override
  String needs() {
    return "%s, %s and %s, and %s and %s where the table has them"
        .formatted(QUERY, DOCUMENT, REWARD, POSITION, FOLD);
  }

  @Override
  String oneForEach() {
    return "query and document";
  }

  @Override
  List<Column> values(RawTable table) {
    return List.of(
        Cell.id(table, QUERY).value(),
        Cell.id(table, DOCUMENT).value(),
        whole(table, POSITION, RewardTable.ALL_POSITIONS),
        whole(table, FOLD, RewardTable.ALL_FOLDS),
        Cell.number(table, REWARD).value());
  }

  @Override
  Stream<Column> reasons(RawTable table) {
    Cell reward = Cell.number(table, REWARD);
    return Stream.of(
        Cell.id(table, QUERY).reason(),
        Cell.id(table, DOCUMENT).reason(),
        reason(table, POSITION),
        reason(table, FOLD),
        reward.reason(),
        when(reward.value().isNull(), lit(RowCheck.MISSING_VALUE.problem(REWARD).code())));
  }

  @Override
  RewardTable.Row row(Row values) {
    return new RewardTable.Row(
        values.getString(0),
        values.getString(1),
        values.getInt(2),
        values.getInt(3),
        values.getDouble(4));
  }

  private static Column whole(RawTable table, String column, int absent) {
    return table.has(column) ? Cell.wholes(table, column).value().getItem(0) : lit(absent);
  }

  private static Column reason(RawTable table, String column) {
    return table.has(column) ? Cell.wholes(table, column).reason() : lit(null).cast("string");
  }
}
