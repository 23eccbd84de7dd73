package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import io.cltr.log.InputException;
import io.cltr.pipeline.json.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;

/**
 * A table as its files hold it, in cltr's column names.
 *
 * @param name what the table is called in messages
 * @param rows the table's columns, the file of each row, and of text files what is wrong with a
 *     line
 */
record RawTable(String name, TableSpec spec, Dataset<Row> rows) {
  /** The file a row came from. */
  static final String FILE = "_file";

  /** Code of why a line is no row; null where it is one. */
  static final String PROBLEM = "_problem";

  /** The line that is no row. */
  static final String CORRUPT = "_corrupt_record";

  private static final List<String> TECHNICAL = List.of(FILE, PROBLEM, CORRUPT);

  /** The day folder a row came from. */
  static final String DATE = "date";

  /** The columns in cltr's names, without those that say where a row came from. */
  List<String> own() {
    return List.of(own(rows.columns()));
  }

  boolean has(String column) {
    return Arrays.asList(rows.columns()).contains(column);
  }

  /** The column {@code name}; no other column of the table is touched. */
  Column column(String column) {
    return named(column);
  }

  /** The column {@code name} of any rows, whatever characters are in it. */
  static Column named(String name) {
    return col(quoted(name));
  }

  /** {@code name} as SQL quotes it. */
  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** The partition folders, the file, and what is wrong with a line. */
  static List<Column> ofLine(List<String> keys, Column problem) {
    List<Column> columns = new ArrayList<>();
    keys.forEach(key -> columns.add(named(key)));
    columns.add(col(FILE));
    columns.add(problem.as(PROBLEM));
    columns.add(when(problem.isNotNull(), col(Lines.LINE)).as(CORRUPT));
    return columns;
  }

  DataType type(String column) {
    return rows.schema().apply(column).dataType();
  }

  /** The columns that hold the elements of {@code array}; empty where one column holds it. */
  List<String> spread(String array) {
    return ArrayColumns.of(rows.columns(), array);
  }

  /** Refuses the table if it lacks a column, in one piece or spread. */
  void require(String... columns) {
    for (String column : columns) {
      if (!has(column) && spread(column).isEmpty()) {
        throw missing(name, spec.path(), column, rows.columns());
      }
    }
  }

  private static InputException missing(String table, String path, String column, String[] found) {
    return new InputException(
        ("%s: the column '%s' is missing in '%s'%s; found: %s. If the table calls it otherwise, map"
                + " it: columns: {%s: NAME}")
            .formatted(
                table,
                column,
                path,
                Nearest.hint(column, List.of(own(found))),
                String.join(", ", own(found)),
                column));
  }

  /** The names of scalar columns that are not in {@code known}, sorted. */
  List<String> scalarsExcept(List<String> known) {
    return Stream.of(own(rows.columns()))
        .filter(column -> !known.contains(column))
        .filter(column -> isScalar(type(column)))
        .sorted()
        .toList();
  }

  private static boolean isScalar(DataType type) {
    return !(type instanceof ArrayType || type instanceof MapType || type instanceof StructType);
  }

  /** The columns that are the table's. */
  static String[] own(String[] columns) {
    return Arrays.stream(columns)
        .filter(column -> !TECHNICAL.contains(column))
        .toArray(String[]::new);
  }

  /** Why the row is bad, null where it is not: the first of {@code reasons} that is not null. */
  Column firstReason(Stream<Column> reasons) {
    Stream<Column> line = has(PROBLEM) ? Stream.of(column(PROBLEM)) : Stream.empty();
    return functions.coalesce(
        Stream.concat(line, Stream.concat(reasons, Stream.of(lit(null).cast("string"))))
            .toArray(Column[]::new));
  }

  /** The row as JSON where {@code bad} is not null, else null. */
  Column textIf(Column bad) {
    Column json =
        to_json(struct(Stream.of(own(rows.columns())).map(this::column).toArray(Column[]::new)));
    Column text = has(CORRUPT) ? functions.coalesce(column(CORRUPT), json) : json;
    return when(bad.isNotNull(), text);
  }
}
