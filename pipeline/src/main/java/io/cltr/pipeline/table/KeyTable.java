package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.col;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.pipeline.spark.SparkSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The table of keys: for whom rankings are drawn, query by query. */
public record KeyTable(Dataset<Row> rows) {
  /** Name of the table. */
  public static final String NAME = "keys";

  private static final String QUERY = "query_id";
  private static final String KEY = "key";
  static final List<String> KNOWN = List.of(QUERY, KEY);

  private static final StructType SCHEMA =
      new StructType()
          .add("block", DataTypes.IntegerType, false)
          .add(QUERY, DataTypes.StringType, false)
          .add(KEY, DataTypes.StringType, false);

  /** Opens the table. */
  public static KeyTable read(SparkSession spark, TableSpec spec) {
    RawTable table = TableReader.read(spark, NAME, spec, Optional.empty());
    table.require(QUERY, KEY);
    Cell query = Cell.id(table, QUERY);
    Cell key = Cell.id(table, KEY);
    Column reason = table.firstReason(Stream.of(query.reason(), key.reason()));
    return new KeyTable(
        table
            .rows()
            .select(
                query.value().as(QUERY),
                key.value().as(KEY),
                reason.as("reason"),
                table.textIf(reason).as("text"),
                col(RawTable.FILE).as("file")));
  }

  /** Number of rows that can be read. */
  public long good() {
    return rows.where(col("reason").isNull()).count();
  }

  /** The rows that cannot. */
  public JavaRDD<Event.Origin> bad() {
    return rows.where(col("reason").isNotNull())
        .select("file", "reason", "text")
        .javaRDD()
        .map(row -> new Event.Origin(NAME, row.getString(0), row.getString(1), row.getString(2)));
  }

  /**
   * The keys of each query, equal rows once, laid out by query, sorted by key inside a query; they
   * are kept in {@code folder} and read at every pass.
   */
  public Source<Keyed<String>> byQuery(SparkSession spark, int partitions, String folder) {
    int files = Math.min(partitions, Layout.KEY_BLOCKS);
    rows.where(col("reason").isNull())
        .select(CandidateTables.KEY_BLOCK.apply(col(QUERY)).as("block"), col(QUERY), col(KEY))
        .distinct()
        .repartitionById(files, col("block").multiply(files).divide(Layout.KEY_BLOCKS).cast("int"))
        .sortWithinPartitions(col("block"), LaidOut.javaOrder(QUERY), LaidOut.javaOrder(KEY))
        .write()
        .parquet(folder);
    return SparkSource.laidOut(
        LaidOut.rows(spark, folder, SCHEMA)
            .map(row -> new Keyed<>(Cells.text(row, 1), Cells.text(row, 2))),
        Layout.byKey());
  }
}
