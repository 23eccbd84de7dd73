package io.cltr.pipeline.importer;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;

import io.cltr.pipeline.files.PartFiles;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** The rows of imported files that cannot be used: check, reason, file, line, row. */
final class Quarantine {
  /** Name of its folder. */
  static final String NAME = "quarantine";

  /** Columns, in order. */
  static final List<String> COLUMNS = List.of("check", "reason", "file", "line", "row");

  /** The line where lines are not counted. */
  static final Column NO_LINE = lit(null).cast(DataTypes.LongType);

  private static final int EXAMPLE = 300;

  private Quarantine() {}

  /** Number of rows by file and check, each with the first row. */
  static List<Quarantined> counts(Dataset<Row> rejected) {
    Column first =
        struct(
            coalesce(col("line"), lit(0L)).as("line"),
            substring(col("row"), 1, EXAMPLE).as("example"));
    return rejected
        .groupBy("file", "check", "reason")
        .agg(count(lit(1)).as("rows"), min(first).as("first"))
        .select("file", "check", "reason", "rows", "first.line", "first.example")
        .orderBy("file", "check", "reason")
        .collectAsList()
        .stream()
        .map(
            row ->
                new Quarantined(
                    row.getString(0),
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getString(5)))
        .toList();
  }

  /** Writes the rows as one file of JSON lines. */
  static void write(Dataset<Row> rejected, Path folder) {
    PartFiles.json(
        rejected.repartition(1).sortWithinPartitions("file", "line", "check", "row"), folder);
  }
}
