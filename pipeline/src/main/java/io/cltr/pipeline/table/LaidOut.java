package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.encode;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.pipeline.spark.Sessions;
import io.cltr.pipeline.spark.SparkSource;
import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Writes and reads impressions and queries laid out: a file holds a contiguous range of blocks,
 * sorted by block and then as the layout says, so that a fold needs no shuffle.
 *
 * <p>Texts are sorted by their UTF-16 code units, as {@link String#compareTo} does; Spark's own
 * order of text is by UTF-8 and differs beyond the basic plane.
 */
public final class LaidOut {
  private static final StructType UNITS =
      new StructType()
          .add("block", DataTypes.IntegerType, false)
          .add("unit", DataTypes.StringType, false);

  private LaidOut() {}

  /** Writes impressions in up to {@code files} files. */
  public static void writeImpressions(
      SparkSession spark, JavaRDD<Impression> impressions, int files, String folder) {
    Column file = col("bucket").multiply(files).divide(lit(Units.BUCKETS)).cast("int");
    frame(spark, impressions, ImpressionRows::encode, ImpressionRows.SCHEMA)
        .repartitionById(files, file)
        .sortWithinPartitions(
            col("bucket"), javaOrder("unit_id"), col("shown_at"), javaOrder("impression_id"))
        .write()
        .parquet(folder);
  }

  /** Writes queries that are laid out by key already. */
  public static void writeQueries(
      SparkSession spark, JavaRDD<Keyed<Query>> queries, String folder) {
    frame(spark, queries, QueryRows::encode, QueryRows.SCHEMA).write().parquet(folder);
  }

  /** The impressions of {@code folder}; they are read at every pass. */
  public static Source<Impression> impressions(SparkSession spark, String folder) {
    return SparkSource.laidOut(
        rows(spark, folder, ImpressionRows.SCHEMA).map(ImpressionRows::decode), Impression.LAYOUT);
  }

  /** The queries of {@code folder}; they are read at every pass. */
  public static Source<Keyed<Query>> queries(SparkSession spark, String folder) {
    return SparkSource.laidOut(
        rows(spark, folder, QueryRows.SCHEMA).map(QueryRows::decode), Layout.byKey());
  }

  /** Writes ids of units that are laid out by key already. */
  static void writeUnits(SparkSession spark, JavaRDD<Keyed<Boolean>> units, String folder) {
    frame(spark, units, LaidOut::encodeUnit, UNITS).write().parquet(folder);
  }

  /** The ids of {@code folder}; they are read at every pass. */
  static Source<Keyed<Boolean>> units(SparkSession spark, String folder) {
    return SparkSource.laidOut(
        rows(spark, folder, UNITS).map(row -> new Keyed<>(Cells.text(row, 1), true)),
        Layout.byKey());
  }

  private static InternalRow encodeUnit(Keyed<Boolean> unit) {
    return new GenericInternalRow(new Object[] {Layout.keyBlock(unit.key()), Cells.of(unit.key())});
  }

  /** Number of different documents among the candidates of {@code folder}. */
  public static long documents(SparkSession spark, String folder) {
    return spark
        .read()
        .schema(QueryRows.SCHEMA)
        .parquet(folder)
        .select(explode(col("doc_id")).as("doc_id"))
        .distinct()
        .count();
  }

  /** {@code column} as bytes that sort like Java's strings. */
  static Column javaOrder(String column) {
    return encode(col(column), "UTF-16BE");
  }

  static JavaRDD<InternalRow> rows(SparkSession spark, String folder, StructType schema) {
    return Sessions.wholeFiles(spark)
        .read()
        .schema(schema)
        .parquet(folder)
        .queryExecution()
        .toRdd()
        .toJavaRDD();
  }

  private static <T> Dataset<Row> frame(
      SparkSession spark, JavaRDD<T> items, Encoder<T> encoder, StructType schema) {
    JavaRDD<InternalRow> rows = items.map(encoder::encode);
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .internalCreateDataFrame(rows.rdd(), schema, false);
  }

  /** How an item becomes a row. */
  private interface Encoder<T> extends Serializable {
    InternalRow encode(T item);
  }
}
