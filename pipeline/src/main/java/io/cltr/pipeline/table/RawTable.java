package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import io.cltr.check.RowCheck;
import io.cltr.log.InputException;
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
 * @param rows the table's columns, the file of each row, and the line where it did not parse
 */
record RawTable(String name, TableSpec spec, Dataset<Row> rows) {
  /** The file a row came from. */
  static final String FILE = "_file";

  /** The line of a row that did not parse. */
  static final String CORRUPT = "_corrupt_record";

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
    return col("`" + column + "`");
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

  static InputException missing(String table, String path, String column, String[] found) {
    return new InputException(
        ("%s: the column '%s' is missing in '%s'; found: %s. If the table calls it otherwise, map"
                + " it: columns: {%s: NAME}")
            .formatted(table, column, path, String.join(", ", own(found)), column));
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

  private static String[] own(String[] columns) {
    return Arrays.stream(columns)
        .filter(column -> !column.equals(FILE) && !column.equals(CORRUPT))
        .toArray(String[]::new);
  }

  /** Why the row is bad, null where it is not: the first of {@code reasons} that is not null. */
  Column firstReason(Stream<Column> reasons) {
    Stream<Column> corrupt =
        has(CORRUPT)
            ? Stream.of(when(column(CORRUPT).isNotNull(), lit(RowCheck.UNREADABLE_LINE.id())))
            : Stream.empty();
    return functions.coalesce(
        Stream.concat(corrupt, Stream.concat(reasons, Stream.of(lit(null).cast("string"))))
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
