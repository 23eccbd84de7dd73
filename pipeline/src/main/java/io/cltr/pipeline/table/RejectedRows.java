package io.cltr.pipeline.table;

import io.cltr.check.RowProblem;
import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Writes the quarantine: rows that could not be used, as JSON lines. */
public final class RejectedRows {
  private static final StructType SCHEMA =
      new StructType()
          .add("check", DataTypes.StringType, false)
          .add("reason", DataTypes.StringType, false)
          .add("table", DataTypes.StringType, false)
          .add("file", DataTypes.StringType)
          .add("row", DataTypes.StringType);

  private RejectedRows() {}

  /**
   * A rejected row.
   *
   * @param problem why it cannot be used
   * @param table name of its table
   * @param file the file it came from
   * @param row the row as JSON, or the line that did not parse
   */
  public record Line(RowProblem problem, String table, String file, String row)
      implements Serializable {
    private Row cells() {
      return RowFactory.create(problem.check().id(), problem.text(), table, file, row);
    }
  }

  /** Writes {@code lines} to one file of {@code folder}, sorted by table, reason and row. */
  public static void write(SparkSession spark, JavaRDD<Line> lines, String folder) {
    spark
        .createDataFrame(lines.map(Line::cells), SCHEMA)
        .repartition(1)
        .sortWithinPartitions("table", "reason", "row", "file")
        .write()
        .json(folder);
  }
}
