package io.cltr.pipeline.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Files as Spark opens them: with the columns of their partition folders, and their names. Spark is
 * given folders where it is to read all files in them, which it lists faster.
 */
final class Opened {
  private Opened() {}

  /**
   * The rows of {@code files}, some or all of {@code table}, {@link RawTable#FILE} last.
   *
   * @param columns what the files hold
   * @param open opens paths with a reader
   */
  static Dataset<Row> rows(
      SparkSession spark,
      TableFiles table,
      List<TableFile> files,
      StructType columns,
      BiFunction<DataFrameReader, String[], Dataset<Row>> open) {
    Set<TableFile> chosen = new HashSet<>(files);
    Set<Path> mixed =
        table.files().stream()
            .filter(file -> !(file.whole() && chosen.contains(file)))
            .map(TableFile::folder)
            .collect(Collectors.toSet());
    Map<Path, List<TableFile>> byRoot = new LinkedHashMap<>();
    files.forEach(file -> byRoot.computeIfAbsent(file.root(), r -> new ArrayList<>()).add(file));
    Dataset<Row> all = null;
    for (Map.Entry<Path, List<TableFile>> group : byRoot.entrySet()) {
      String[] paths =
          group.getValue().stream()
              .map(file -> mixed.contains(file.folder()) ? file.path() : file.folder())
              .distinct()
              .map(Opened::escaped)
              .toArray(String[]::new);
      Dataset<Row> rows =
          rows(spark, group.getKey(), table.keys(), columns, reader -> open.apply(reader, paths));
      all = all == null ? rows : all.unionAll(rows);
    }
    return all;
  }

  private static Dataset<Row> rows(
      SparkSession spark,
      Path root,
      List<String> keys,
      StructType columns,
      Function<DataFrameReader, Dataset<Row>> open) {
    StructType schema = columns;
    for (String key : keys) {
      schema = schema.add(key, DataTypes.StringType);
    }
    DataFrameReader reader = spark.read().schema(schema);
    if (!keys.isEmpty()) {
      reader.option("basePath", root.toString());
    }
    Dataset<Row> rows = open.apply(reader);
    Stream<Column> named = Arrays.stream(schema.fieldNames()).map(RawTable::named);
    Column file = rows.metadataColumn("_metadata").getField("file_path").as(RawTable.FILE);
    return rows.select(Stream.concat(named, Stream.of(file)).toArray(Column[]::new));
  }

  /** The path as a pattern that matches it alone. */
  private static String escaped(Path path) {
    return path.toString().replaceAll("[*?\\[\\]{}]", "\\\\$0");
  }
}
