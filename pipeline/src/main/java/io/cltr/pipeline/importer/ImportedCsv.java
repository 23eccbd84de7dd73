package io.cltr.pipeline.importer;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import io.cltr.log.InputException;
import io.cltr.pipeline.files.SparkPath;
import io.cltr.pipeline.table.CsvRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A CSV file with every cell as text.
 *
 * @param columns names in the header, in order; a column without a name is {@link #unnamed}
 * @param rows its rows, those that do not parse too
 */
record ImportedCsv(Path file, List<String> columns, Dataset<Row> rows) {
  private static final String UNNAMED = "_c";

  /** Opens {@code file}; rows are read when asked for. */
  static ImportedCsv read(SparkSession spark, Path file, String separator) {
    InputFile.check(file);
    List<String> columns = header(spark, file, separator);
    StructType schema = new StructType();
    for (String column : columns) {
      schema = schema.add(column, DataTypes.StringType);
    }
    Dataset<Row> rows =
        CsvRows.reader(spark, separator)
            .schema(schema.add(CsvRows.CORRUPT, DataTypes.StringType))
            .csv(SparkPath.of(file));
    return new ImportedCsv(file, columns, rows);
  }

  private static List<String> header(SparkSession spark, Path file, String separator) {
    List<Row> first =
        CsvRows.reader(spark, separator)
            .option("header", false)
            .csv(SparkPath.of(file))
            .takeAsList(1);
    if (first.isEmpty()) {
      throw new InputException(file + ": there is no header line");
    }
    TreeSet<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    taken.add(CsvRows.CORRUPT);
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < first.get(0).size(); i++) {
      String name = first.get(0).getString(i);
      columns.add(name == null || name.isBlank() ? unnamed(i) : name);
      if (!taken.add(columns.get(i))) {
        throw new InputException(
            ("%s: the header has '%s' twice (case does not count); rename one of the columns, or put"
                    + " a header line before the rows if there is none")
                .formatted(file, columns.get(i)));
      }
    }
    return List.copyOf(columns);
  }

  /** What the column number {@code index}, from 0, is called if it has no name. */
  static String unnamed(int index) {
    return UNNAMED + index;
  }

  /** The cells of a column. */
  static Column column(String name) {
    return col(quoted(name));
  }

  /** {@code name} as Spark reads it, whatever characters it has. */
  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** What is wrong with a line that does not parse. */
  TypedCell line() {
    return new TypedCell(
        lit(null),
        TypedCell.problem(
            column(CsvRows.CORRUPT).isNull(),
            "unreadable-line",
            "the line is not CSV of the header's %d columns".formatted(columns.size())));
  }

  /** The row as JSON, or the line that does not parse. */
  Column text() {
    Column[] cells = columns.stream().map(ImportedCsv::column).toArray(Column[]::new);
    return coalesce(column(CsvRows.CORRUPT), to_json(struct(cells)));
  }
}
