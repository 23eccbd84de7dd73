package io.cltr.pipeline.table;

import io.cltr.log.InputException;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** Refuses columns whose type no cell of cltr can be read from. */
final class CellTypes {
  private CellTypes() {}

  /** A text, or any scalar as text. */
  static void requireText(RawTable table, String column) {
    require(isScalar(table.type(column)), table, column, "one text or number per row");
  }

  /** A number, or a text that may be one. */
  static void requireNumber(RawTable table, String column) {
    require(isNumber(table.type(column)), table, column, "one number per row");
  }

  /** A time, or a text or number that may be one. */
  static void requireTime(RawTable table, String column) {
    DataType type = table.type(column);
    boolean time =
        type instanceof TimestampType
            || type instanceof TimestampNTZType
            || type instanceof DateType
            || type instanceof StringType
            || type instanceof NumericType;
    require(
        time,
        table,
        column,
        "a timestamp, a text as ISO 8601 writes it, or milliseconds since 1970");
  }

  /** Elements of type {@code to}, in an array or one per row. */
  static void requireElement(RawTable table, String column, DataType to) {
    DataType type = table.type(column);
    DataType element = type instanceof ArrayType array ? array.elementType() : type;
    boolean text = to.equals(DataTypes.StringType);
    require(
        text ? isScalar(element) : isNumber(element),
        table,
        column,
        what(to) + ", one per row or an array");
  }

  private static String what(DataType element) {
    if (element.equals(DataTypes.BooleanType)) {
      return "truth values";
    }
    return element.equals(DataTypes.StringType) ? "texts or numbers" : "numbers";
  }

  private static boolean isScalar(DataType type) {
    return !(type instanceof ArrayType || type instanceof MapType || type instanceof StructType);
  }

  private static boolean isNumber(DataType type) {
    return type instanceof NumericType || type instanceof StringType || type instanceof BooleanType;
  }

  private static void require(boolean holds, RawTable table, String column, String allowed) {
    if (!holds) {
      throw new InputException(
          "%s: the column '%s' of '%s' is %s; allowed is %s"
              .formatted(
                  table.name(), column, table.spec().path(), table.type(column).sql(), allowed));
    }
  }
}
