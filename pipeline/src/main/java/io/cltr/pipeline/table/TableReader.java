package io.cltr.pipeline.table;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Opens tables: lists their files, finds the format, compares their columns, gives them cltr's
 * names. Rows are read when asked for; only JSON is read once for its columns.
 */
final class TableReader {
  private TableReader() {}

  /**
   * The table at {@code spec}.
   *
   * @param spark a session of {@link io.cltr.pipeline.spark.Sessions#plannedOnce}; its time zone is
   *     that of times without offset
   * @param name what the table is called in messages, one of {@link KnownColumns}
   * @param dates days to list where the table has day folders; empty: all
   */
  static RawTable read(SparkSession spark, String name, TableSpec spec, Optional<DateRange> dates) {
    List<String> known = KnownColumns.of(name);
    Renames.check(name, spec, known);
    TableFiles files = TableFiles.list(spark, name, spec, dates);
    Dataset<Row> rows =
        switch (files.format()) {
          case PARQUET -> ParquetTable.rows(spark, files, known);
          case CSV -> CsvTable.rows(spark, files, known);
          case JSONL -> JsonTable.rows(spark, files);
        };
    return new RawTable(name, spec, Renames.apply(name, spec, rows));
  }
}
