package io.cltr.pipeline.table;

import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** A table of rankings that is written; what it keeps for that is let go when it is closed. */
public interface RankedTable extends AutoCloseable {

  /**
   * What was written.
   *
   * @param rows of the table
   * @param rankings that they are of
   */
  record Written(long rows, long rankings) {}

  /** Writes the table to {@code folder}. */
  Written write(SparkSession spark, TableFormat format, String folder);

  /**
   * Writes the rows as a TREC run: {@code query Q0 document rank score tag}, white space in ids as
   * in {@code labels.qrels}.
   */
  void trec(String tag, Appendable to);

  @Override
  default void close() {}

  /** Writes {@code rows} to {@code folder}, which must not be there. */
  static void write(Dataset<Row> rows, TableFormat format, String folder) {
    DataFrameWriter<Row> writer = rows.write().mode(SaveMode.ErrorIfExists);
    switch (format) {
      case PARQUET -> writer.parquet(folder);
      case CSV -> writer.option("header", true).option("escape", "\"").csv(folder);
      case JSONL -> writer.json(folder);
    }
  }

  /** A line of a TREC run. */
  static String trec(String query, String document, int rank, double score, String tag) {
    return "%s Q0 %s %d %s %s\n"
        .formatted(LabelTable.word(query), LabelTable.word(document), rank, score, tag);
  }
}
