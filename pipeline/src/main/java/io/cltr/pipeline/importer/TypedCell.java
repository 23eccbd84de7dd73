package io.cltr.pipeline.importer;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.timestamp_millis;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * A cell of text in its type.
 *
 * @param value null where the cell is empty or cannot be read
 * @param problem check and reason where the cell makes its row unusable, else null
 */
record TypedCell(Column value, Column problem) {
  /** Clicks on one display; more are taken for an error of the log. */
  static final int MAX_CLICKS = 1000;

  private static final String DIGITS = "^\\s*-?[0-9]+\\s*$";
  private static final String DATE_FIRST = "^\\s*[0-9]{4}-.*";

  /** A text as it is. */
  static TypedCell text(String name, String column) {
    return new TypedCell(text(column), lit(null));
  }

  /** A whole number from {@code least}. */
  static TypedCell whole(String name, String column, int least) {
    Column number = text(column).try_cast("double");
    Column whole = when(number.equalTo(floor(number)), number.try_cast("int"));
    return readable(name, column, whole, whole.geq(least), "a whole number from " + least);
  }

  /** A whole number from 0. */
  static TypedCell count(String name, String column) {
    return whole(name, column, 0);
  }

  /** A finite number. */
  static TypedCell number(String name, String column) {
    Column number = text(column).try_cast("double");
    Column finite = number.between(-Double.MAX_VALUE, Double.MAX_VALUE);
    return readable(name, column, number, finite, "a finite number");
  }

  /** A probability above 0. */
  static TypedCell probability(String name, String column) {
    Column number = text(column).try_cast("double");
    Column good = number.gt(0).and(number.leq(1));
    return readable(name, column, number, good, "a probability in (0, 1]");
  }

  /** true or false, 1 or 0. */
  static TypedCell flag(String name, String column) {
    Column flag = text(column).try_cast("boolean");
    return readable(name, column, flag, flag.isNotNull(), "true or false, 1 or 0");
  }

  /**
   * A time with its date, without offset in the session's time zone, or milliseconds since 1970.
   */
  static TypedCell time(String name, String column) {
    Column raw = text(column);
    Column time =
        when(raw.rlike(DIGITS), timestamp_millis(raw.try_cast("bigint")))
            .when(raw.rlike(DATE_FIRST), raw.try_cast("timestamp"));
    return readable(
        name,
        column,
        time,
        time.isNotNull(),
        "a time such as 2026-11-16 08:30:00 or milliseconds since 1970");
  }

  /** A number of clicks, or true or false for one or none. */
  static TypedCell clicks(String name, String column) {
    Column raw = lower(trim(text(column)));
    Column number = raw.try_cast("double");
    Column clicks =
        when(raw.equalTo("true"), 1)
            .when(raw.equalTo("false"), 0)
            .when(number.equalTo(floor(number)), number.try_cast("int"));
    return readable(
        name,
        column,
        clicks,
        clicks.between(0, MAX_CLICKS),
        "true, false or a number of clicks from 0 to " + MAX_CLICKS);
  }

  /** The same cell, which must not be empty. */
  TypedCell required(String name, String column) {
    Column missing =
        problem(
            text(column).isNotNull(), kebab(name) + "-missing", called(name, column) + " is empty");
    return new TypedCell(value, coalesce(missing, problem));
  }

  /** The same cell, {@code more} added to its value. */
  TypedCell plus(int more) {
    return new TypedCell(value.plus(more), problem);
  }

  /** The first problem of a row. */
  static Column first(Stream<TypedCell> cells) {
    List<Column> problems = cells.map(TypedCell::problem).toList();
    return coalesce(problems.toArray(Column[]::new));
  }

  /** Check and reason where {@code good} does not hold, else null. */
  static Column problem(Column good, String check, String reason) {
    return when(
        not(coalesce(good, lit(false))), struct(lit(check).as("check"), lit(reason).as("reason")));
  }

  private static TypedCell readable(
      String name, String column, Column value, Column good, String allowed) {
    Column problem =
        problem(
            text(column).isNull().or(good),
            kebab(name) + "-unreadable",
            "%s is not %s".formatted(called(name, column), allowed));
    return new TypedCell(value, problem);
  }

  /** The cell's text; null where it is empty. */
  private static Column text(String column) {
    return nullif(ImportedCsv.column(column), lit(""));
  }

  private static String called(String name, String column) {
    return name.equals(column) ? name : "%s (column '%s')".formatted(name, column);
  }

  private static String kebab(String name) {
    return name.replace('_', '-');
  }
}
