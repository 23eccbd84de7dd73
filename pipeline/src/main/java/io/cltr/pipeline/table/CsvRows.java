package io.cltr.pipeline.table;

import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;

/** CSV as cltr reads it: UTF-8, a header line, quoted as RFC 4180 says, every row on one line. */
public final class CsvRows {
  /** The text of a line that is not CSV of the header's width. */
  public static final String CORRUPT = RawTable.CORRUPT;

  private CsvRows() {}

  /** A reader whose cells lie between {@code separator}s. */
  public static DataFrameReader reader(SparkSession spark, String separator) {
    return spark
        .read()
        .option("header", true)
        .option("sep", separator)
        .option("escape", "\"")
        .option("multiLine", false);
  }
}
