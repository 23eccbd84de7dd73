package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.is_valid_utf8;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.octet_length;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.cltr.check.RowCheck;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.NumericType;
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
  private static final int LONGEST = 4096;
  private static final long EARLIEST = micros(LocalDate.of(2000, 1, 1));
  private static final long LATEST = micros(LocalDate.of(2100, 1, 1));

  private static long micros(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond() * 1_000_000L;
  }

  /** An id that every row must have; an empty text is no id. */
  static Cell id(RawTable table, String column) {
    CellTypes.requireText(table, column);
    Column id = nullif(table.column(column).cast("string"), lit(""));
    Column missing = lit(RowCheck.MISSING_VALUE.problem(column).code());
    return new Cell(id, when(id.isNull(), missing).otherwise(badText(id, column)), NO);
  }

  /** A text; "" where it is empty or the table lacks the column. */
  static Cell text(RawTable table, String column) {
    if (!table.has(column)) {
      return new Cell(lit(""), NO_REASON, NO);
    }
    CellTypes.requireText(table, column);
    Column text = coalesce(table.column(column).cast("string"), lit(""));
    return new Cell(text, badText(text, column), NO);
  }

  /** A number; null where it is empty or the table lacks the column. */
  static Cell number(RawTable table, String column) {
    if (!table.has(column)) {
      return new Cell(lit(null).cast("double"), NO_REASON, NO);
    }
    CellTypes.requireNumber(table, column);
    Column raw = table.column(column);
    Column number = raw.try_cast("double");
    Column failed = raw.isNotNull().and(number.isNull());
    return new Cell(
        number, when(failed, lit(RowCheck.UNREADABLE_VALUE.problem(column).code())), NO);
  }

  /**
   * A point in time as microseconds since 1970: a timestamp, a text as ISO 8601 writes it, or
   * milliseconds since 1970. Times without offset are times of the session's zone.
   */
  static Cell micros(RawTable table, String column) {
    if (!table.has(column)) {
      return new Cell(lit(null).cast("bigint"), NO_REASON, NO);
    }
    CellTypes.requireTime(table, column);
    Column raw = table.column(column);
    Column micros = micros(raw, table.type(column));
    Column unreadable = lit(RowCheck.UNREADABLE_VALUE.problem(column).code());
    Column implausible = lit(RowCheck.IMPLAUSIBLE_TIME.problem(column).code());
    Column plausible = micros.geq(EARLIEST).and(micros.lt(LATEST));
    return new Cell(
        when(plausible, micros),
        when(raw.isNotNull().and(micros.isNull()), unreadable).when(not(plausible), implausible),
        NO);
  }

  private static Column micros(Column raw, DataType type) {
    Column ofMillis = raw.try_cast("double").multiply(1000).try_cast("bigint");
    if (type instanceof NumericType) {
      return ofMillis;
    }
    if (type instanceof StringType) {
      return when(raw.rlike("^\\s*-?[0-9]+(\\.[0-9]*)?\\s*$"), ofMillis)
          .when(
              raw.rlike("^\\s*[0-9]{4}-[0-9]{2}-[0-9]{2}"), unix_micros(raw.try_cast("timestamp")));
    }
    return unix_micros(raw.try_cast("timestamp"));
  }

  /** Ids: an array, a JSON array in text, one column per element, or one id. */
  static Cell ids(RawTable table, String column) {
    Cell ids = list(table, column, DataTypes.StringType);
    Column all = array_join(ids.value, ",");
    Column tooLong = exists(ids.value, id -> length(id).gt(LONGEST));
    return new Cell(
        ids.value,
        when(ids.reason.isNotNull(), ids.reason)
            .when(not(is_valid_utf8(all)), RowCheck.NOT_UTF8.problem(column).code())
            .when(
                octet_length(all).gt(LONGEST).and(tooLong),
                RowCheck.OVERSIZED_VALUE.problem(column).code()),
        ids.isArray);
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

  private static Column badText(Column text, String column) {
    Column tooLong = octet_length(text).gt(LONGEST).and(length(text).gt(LONGEST));
    return when(not(is_valid_utf8(text)), RowCheck.NOT_UTF8.problem(column).code())
        .when(tooLong, RowCheck.OVERSIZED_VALUE.problem(column).code());
  }

  private static Cell list(RawTable table, String column, DataType element) {
    Column reason = lit(RowCheck.UNREADABLE_VALUE.problem(column).code());
    if (!table.has(column)) {
      table.spread(column).forEach(name -> CellTypes.requireElement(table, name, element));
      Column[] spread =
          table.spread(column).stream()
              .map(name -> scalar(table.column(name), table.type(name), element))
              .toArray(Column[]::new);
      Column value = array(spread);
      return new Cell(value, when(holdsNull(value), reason), lit(true));
    }
    CellTypes.requireElement(table, column, element);
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
