package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.cltr.check.RowCheck;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;

/**
 * One cell of a row in cltr's type.
 *
 * @param value the cell; null where it is empty or cannot be read
 * @param reason why the cell makes the row bad; null where it does not
 * @param isArray whether the table holds an array here, not a scalar
 */
record Cell(Column value, Column reason, Column isArray) {
  private static final Column NO_REASON = lit(null).cast("string");
  private static final Column NO = lit(false);

  /** An id that every row must have; an empty text is no id. */
  static Cell id(RawTable table, String column) {
    Column id = nullif(table.column(column).cast("string"), lit(""));
    return new Cell(id, when(id.isNull(), lit(RowCheck.MISSING_VALUE.problem(column).code())), NO);
  }

  /** A text; "" where it is empty or the table lacks the column. */
  static Cell text(RawTable table, String column) {
    Column text = table.has(column) ? table.column(column).cast("string") : lit(null);
    return new Cell(coalesce(text, lit("")), NO_REASON, NO);
  }

  /** A number; null where it is empty or the table lacks the column. */
  static Cell number(RawTable table, String column) {
    if (!table.has(column)) {
      return new Cell(lit(null).cast("double"), NO_REASON, NO);
    }
    Column raw = table.column(column);
    Column number = raw.try_cast("double");
    Column failed = raw.isNotNull().and(number.isNull());
    return new Cell(
        number, when(failed, lit(RowCheck.UNREADABLE_VALUE.problem(column).code())), NO);
  }

  /** A point in time as microseconds since 1970: a timestamp, ISO text or epoch milliseconds. */
  static Cell micros(RawTable table, String column) {
    if (!table.has(column)) {
      return new Cell(lit(null).cast("bigint"), NO_REASON, NO);
    }
    Column raw = table.column(column);
    DataType type = table.type(column);
    Column micros;
    if (type instanceof IntegralType) {
      micros = raw.cast("bigint").multiply(1000L);
    } else if (type instanceof StringType) {
      micros =
          when(raw.rlike("^\\s*-?[0-9]+\\s*$"), raw.try_cast("bigint").multiply(1000L))
              .otherwise(unix_micros(raw.try_cast("timestamp")));
    } else {
      micros = unix_micros(raw.try_cast("timestamp"));
    }
    Column failed = raw.isNotNull().and(micros.isNull());
    return new Cell(
        micros, when(failed, lit(RowCheck.UNREADABLE_VALUE.problem(column).code())), NO);
  }

  /** Ids: an array, a JSON array in text, one column per element, or one id. */
  static Cell ids(RawTable table, String column) {
    return list(table, column, DataTypes.StringType);
  }

  /** Whole numbers, in the shapes of {@link #ids}; 2.0 is whole, 2.5 cannot be read. */
  static Cell wholes(RawTable table, String column) {
    return list(table, column, DataTypes.IntegerType);
  }

  /** Elements of {@code type} in the shapes of {@link #ids}. */
  static Cell elements(RawTable table, String column, DataType type) {
    return list(table, column, type);
  }

  /** The same cell, allowed to be null as a whole. */
  Cell orNull(Column isNull) {
    return new Cell(when(not(isNull), value), when(not(isNull), reason), isArray);
  }

  private static Cell list(RawTable table, String column, DataType element) {
    Column reason = lit(RowCheck.UNREADABLE_VALUE.problem(column).code());
    if (!table.has(column)) {
      Column[] spread =
          table.spread(column).stream()
              .map(name -> scalar(table.column(name), table.type(name), element))
              .toArray(Column[]::new);
      Column value = array(spread);
      return new Cell(value, when(holdsNull(value), reason), lit(true));
    }
    Column raw = table.column(column);
    if (table.type(column) instanceof ArrayType arrays) {
      Column value = cast(raw, arrays.elementType(), element);
      return new Cell(value, when(value.isNull().or(holdsNull(value)), reason), lit(true));
    }
    Column one = scalar(raw, table.type(column), element);
    if (!(table.type(column) instanceof StringType)) {
      return new Cell(array(one), when(one.isNull(), reason), NO);
    }
    Column isJson = raw.startsWith("[");
    Column json = from_json(raw, DataTypes.createArrayType(DataTypes.StringType));
    Column parsed = cast(json, DataTypes.StringType, element);
    Column value = when(isJson, parsed).otherwise(array(one));
    Column failed = when(isJson, parsed.isNull().or(holdsNull(parsed))).otherwise(one.isNull());
    return new Cell(value, when(failed, reason), coalesce(isJson, NO));
  }

  /** Whether {@code array} has an element that is null. */
  private static Column holdsNull(Column array) {
    return size(array_compact(array)).notEqual(size(array));
  }

  private static Column cast(Column array, DataType from, DataType to) {
    if (to.equals(DataTypes.IntegerType) && !(from instanceof IntegralType)) {
      return transform(array, element -> scalar(element, from, to));
    }
    return array.try_cast(DataTypes.createArrayType(to));
  }

  private static Column scalar(Column raw, DataType from, DataType to) {
    if (to.equals(DataTypes.IntegerType) && !(from instanceof IntegralType)) {
      Column number = raw.try_cast("double");
      return when(number.equalTo(floor(number)), number.try_cast("int"));
    }
    if (to.equals(DataTypes.StringType)) {
      return nullif(raw.cast("string"), lit(""));
    }
    return raw.try_cast(to);
  }
}
