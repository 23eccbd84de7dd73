package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.cltr.check.RowCheck;
import io.cltr.policy.PolicyTable;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Policy tables: query_id, doc_id, position, probability. */
public final class PolicyTables extends DriverTable<PolicyTable.Row> {
  static final String TABLE = "policy";
  private static final String QUERY = "query_id";
  private static final String DOCUMENT = "doc_id";
  private static final String POSITION = "position";
  private static final String PROBABILITY = "probability";

  static final List<String> KNOWN = List.of(QUERY, DOCUMENT, POSITION, PROBABILITY);

  private PolicyTables() {}

  /** The rows of the table at {@code path}; one that cannot be read is an error. */
  public static List<PolicyTable.Row> rows(SparkSession spark, String path) {
    return new PolicyTables().read(spark, path);
  }

  @Override
  String name() {
    return TABLE;
  }

  @Override
  String[] required() {
    return KNOWN.toArray(String[]::new);
  }

  @Override
  String needs() {
    return "%s, %s, %s and %s".formatted(QUERY, DOCUMENT, POSITION, PROBABILITY);
  }

  @Override
  String oneForEach() {
    return "query, document and position";
  }

  @Override
  List<Column> values(RawTable table) {
    return List.of(
        Cell.id(table, QUERY).value(),
        Cell.id(table, DOCUMENT).value(),
        Cell.wholes(table, POSITION).value().getItem(0),
        Cell.number(table, PROBABILITY).value());
  }

  @Override
  Stream<Column> reasons(RawTable table) {
    Cell probability = Cell.number(table, PROBABILITY);
    return Stream.of(
        Cell.id(table, QUERY).reason(),
        Cell.id(table, DOCUMENT).reason(),
        Cell.wholes(table, POSITION).reason(),
        probability.reason(),
        when(
            probability.value().isNull(), lit(RowCheck.MISSING_VALUE.problem(PROBABILITY).code())));
  }

  @Override
  PolicyTable.Row row(Row values) {
    return new PolicyTable.Row(
        values.getString(0), values.getString(1), values.getInt(2), values.getDouble(3));
  }
}
