package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.col;

import io.cltr.log.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Opens tables: finds the format, reads CSV and JSON as text, keeps lines that do not parse. */
final class TableReader {
  private TableReader() {}

  /**
   * The table {@code name} at {@code spec}, in cltr's column names. The header of CSV is read now,
   * and JSON once for its columns; rows are read when asked for.
   */
  static RawTable read(SparkSession spark, String name, TableSpec spec) {
    TableFormat format = format(spark, name, spec);
    Dataset<Row> rows =
        switch (format) {
          case PARQUET -> spark.read().parquet(spec.path());
          case CSV -> csv(spark, spec.path());
          case JSONL -> spark.read().option("primitivesAsString", true).json(spec.path());
        };
    Dataset<Row> withFile = rows.withColumn(RawTable.FILE, col("_metadata.file_path"));
    return new RawTable(name, spec, renamed(name, spec, withFile));
  }

  private static Dataset<Row> csv(SparkSession spark, String path) {
    StructType header = CsvRows.reader(spark, ",").csv(path).schema();
    return CsvRows.reader(spark, ",")
        .schema(header.add(RawTable.CORRUPT, DataTypes.StringType))
        .option("enforceSchema", false)
        .csv(path);
  }

  private static TableFormat format(SparkSession spark, String name, TableSpec spec) {
    String file = firstFile(spark, name, spec.path());
    return spec.format()
        .or(() -> TableFormat.ofFile(file))
        .orElseThrow(
            () ->
                new InputException(
                    "%s: the ending of '%s' does not tell its format; set format to one of: %s"
                        .formatted(name, file, TableFormat.ids())));
  }

  private static String firstFile(SparkSession spark, String name, String path) {
    try {
      Path root = new Path(path);
      FileSystem files = root.getFileSystem(spark.sessionState().newHadoopConf());
      if (!files.exists(root)) {
        throw new InputException(
            "%s: there is no file or folder '%s'; check the path".formatted(name, path));
      }
      RemoteIterator<LocatedFileStatus> listing = files.listFiles(root, true);
      Optional<String> first = Optional.empty();
      while (first.isEmpty() && listing.hasNext()) {
        first = Optional.of(listing.next().getPath().getName()).filter(TableReader::isData);
      }
      return first.orElseThrow(
          () -> new InputException("%s: no file in the folder '%s'".formatted(name, path)));
    } catch (IOException e) {
      throw new UncheckedIOException("%s: cannot list '%s'".formatted(name, path), e);
    }
  }

  private static boolean isData(String file) {
    return !file.startsWith("_") && !file.startsWith(".");
  }

  private static Dataset<Row> renamed(String name, TableSpec spec, Dataset<Row> rows) {
    Dataset<Row> result = rows;
    for (Map.Entry<String, String> names : spec.columns().entrySet()) {
      String wanted = names.getKey();
      String found = names.getValue();
      Map<String, String> renames = ArrayColumns.renames(result.columns(), wanted, found);
      if (renames.isEmpty()) {
        throw RawTable.missing(name, spec.path(), found, result.columns());
      }
      for (Map.Entry<String, String> rename : renames.entrySet()) {
        result = result.drop(rename.getValue());
        result = result.withColumnRenamed(rename.getKey(), rename.getValue());
      }
    }
    return result;
  }
}
