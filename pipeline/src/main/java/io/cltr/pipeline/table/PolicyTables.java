package io.cltr.pipeline.table;

import io.cltr.log.InputException;
import io.cltr.policy.PolicyTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Policy tables: query_id, doc_id, position, probability. They are held in the driver's memory. */
public final class PolicyTables {
  private static final String TABLE = "policy";

  private PolicyTables() {}

  /** The rows of the table at {@code path}; one that cannot be read is an error. */
  public static List<PolicyTable.Row> read(SparkSession spark, String path) {
    RawTable table = TableReader.read(spark, TABLE, TableSpec.of(path));
    table.require("query_id", "doc_id", "position", "probability");
    List<PolicyTable.Row> rows = new ArrayList<>();
    for (Row row :
        table
            .rows()
            .select(
                table.column("query_id").cast("string"),
                table.column("doc_id").cast("string"),
                table.column("position").try_cast("int"),
                table.column("probability").try_cast("double"))
            .collectAsList()) {
      if (row.anyNull()) {
        throw new InputException(
            "policy: '%s' has a row that cannot be read: query_id %s, doc_id %s, position %s, probability %s; every column needs a value"
                .formatted(path, row.get(0), row.get(1), row.get(2), row.get(3)));
      }
      rows.add(
          new PolicyTable.Row(row.getString(0), row.getString(1), row.getInt(2), row.getDouble(3)));
    }
    if (rows.isEmpty()) {
      throw new InputException("policy: '%s' has no rows".formatted(path));
    }
    return rows;
  }
}
