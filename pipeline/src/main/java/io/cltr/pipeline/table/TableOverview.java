package io.cltr.pipeline.table;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * A table from outside, its rows unread.
 *
 * @param columns in cltr's names, in the table's order
 * @param days names of the day folders, sorted; empty where there are none
 */
public record TableOverview(
    String name, String path, long files, long bytes, List<String> columns, List<String> days) {

  /**
   * Looks at the table that {@code spec} names; fails as reading it would.
   *
   * @param dates days whose columns are looked at; empty: all
   */
  public static TableOverview of(
      SparkSession spark, String name, TableSpec spec, Optional<DateRange> dates) {
    TableFiles files = TableFiles.list(spark, name, spec, Optional.empty());
    return new TableOverview(
        name,
        spec.path(),
        files.files().size(),
        files.bytes(),
        TableReader.read(spark, name, spec, dates).own(),
        files.files().stream()
            .flatMap(file -> file.day().stream())
            .distinct()
            .sorted()
            .map(Object::toString)
            .toList());
  }
}
