package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.encode;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The lines of text files, byte by byte as they are; blank lines are none.
 *
 * <p>Spark's CSV source is what can leave out the first line of a file. It is given a separator
 * that it does not split by, no quotes, and an encoding that keeps every byte.
 */
final class Lines {
  /** The line, which need not be UTF-8. */
  static final String LINE = "_line";

  private static final String TEXT = "_text";
  private static final String BYTES = "ISO-8859-1";

  private Lines() {}

  /** All lines of {@code files} but the first of each. */
  static Dataset<Row> afterHeader(SparkSession spark, TableFiles table, List<TableFile> files) {
    return lines(spark, table, files, true);
  }

  /** All lines of {@code table}. */
  static Dataset<Row> all(SparkSession spark, TableFiles table) {
    return lines(spark, table, table.files(), false);
  }

  private static Dataset<Row> lines(
      SparkSession spark, TableFiles table, List<TableFile> files, boolean header) {
    StructType columns =
        new StructType()
            .add(TEXT, DataTypes.StringType)
            .add(RawTable.CORRUPT, DataTypes.StringType);
    Dataset<Row> rows =
        Opened.rows(
            spark, table, files, columns, (reader, paths) -> unsplit(reader, header).csv(paths));
    Column bytes = encode(coalesce(col(RawTable.CORRUPT), col(TEXT)), BYTES);
    List<Column> kept = new ArrayList<>();
    kept.add(bytes.cast(DataTypes.StringType).as(LINE));
    table.keys().forEach(key -> kept.add(RawTable.named(key)));
    kept.add(col(RawTable.FILE));
    return rows.select(kept.toArray(Column[]::new));
  }

  private static DataFrameReader unsplit(DataFrameReader reader, boolean header) {
    return reader
        .option("header", header)
        .option("sep", "\u0001")
        .option("quote", "")
        .option("encoding", BYTES)
        .option("mode", "PERMISSIVE")
        .option("columnNameOfCorruptRecord", RawTable.CORRUPT);
  }

  /** Whether the line is UTF-8. */
  static Column isUtf8() {
    return functions.is_valid_utf8(col(LINE));
  }
}
