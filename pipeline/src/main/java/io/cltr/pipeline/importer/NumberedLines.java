package io.cltr.pipeline.importer;

import io.cltr.pipeline.files.SparkPath;
import java.nio.file.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The lines of a text file in UTF-8, compressed as its ending says, with their numbers from 1. */
final class NumberedLines {
  private static final StructType SCHEMA =
      new StructType()
          .add("line", DataTypes.LongType, false)
          .add("row", DataTypes.StringType, false);

  private NumberedLines() {}

  /** Columns line and row. */
  static Dataset<Row> read(SparkSession spark, Path file) {
    return spark.createDataFrame(
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .textFile(SparkPath.of(file))
            .zipWithIndex()
            .map(line -> RowFactory.create(line._2() + 1, line._1())),
        SCHEMA);
  }
}
