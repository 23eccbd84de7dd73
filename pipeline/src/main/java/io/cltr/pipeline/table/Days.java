package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.cltr.check.RowCheck;
import io.cltr.log.InputException;
import java.util.Optional;
import org.apache.spark.sql.Column;

/**
 * Which rows of a table belong to a range of days, told by the day folder where there are day
 * folders, else by a time in the row.
 *
 * @param inside the rows to read; rows of no known day are read too
 * @param unknown why a row of no known day is bad; null for others
 * @param edge whether a click may belong to an impression outside the range
 */
record Days(Column inside, Column unknown, Column edge) {
  private static final Column NO_REASON = lit(null).cast("string");

  /** The impressions of {@code dates}; all where there is no range. */
  static Days of(RawTable table, String time, Optional<DateRange> dates) {
    if (dates.isEmpty()) {
      return new Days(lit(true), NO_REASON, lit(false));
    }
    if (!table.has(RawTable.DATE) && !table.has(time)) {
      throw new InputException(
          ("%s: a range of dates is asked for, but '%s' has neither day folders (date=YYYY-MM-DD)"
                  + " nor a column '%s'; leave the dates out or add one of them")
              .formatted(table.name(), table.spec().path(), time));
    }
    String told = table.has(RawTable.DATE) ? RawTable.DATE : time;
    Column inside = inside(table, time, dates.get());
    return new Days(
        coalesce(inside, lit(true)),
        when(inside.isNull(), lit(RowCheck.UNREADABLE_VALUE.problem(told).code())),
        lit(false));
  }

  /**
   * The clicks that may belong to impressions of {@code dates}: those days and one after. Clicks of
   * the first day and of the day after may belong to impressions of other days; so may clicks of no
   * known day.
   */
  static Days ofClicks(RawTable table, String time, Optional<DateRange> dates) {
    if (dates.isEmpty()) {
      return new Days(lit(true), NO_REASON, lit(false));
    }
    if (!table.has(RawTable.DATE) && !table.has(time)) {
      return new Days(lit(true), NO_REASON, lit(true));
    }
    DateRange range = dates.get();
    Column inside = inside(table, time, range.withDayAfter());
    Column first = inside(table, time, DateRange.day(range.from()));
    Column after = inside(table, time, DateRange.day(range.to().plusDays(1)));
    return new Days(coalesce(inside, lit(true)), NO_REASON, coalesce(first.or(after), lit(true)));
  }

  private static Column inside(RawTable table, String time, DateRange range) {
    if (table.has(RawTable.DATE)) {
      return table.column(RawTable.DATE).try_cast("date").between(range.from(), range.to());
    }
    Column micros = Cell.micros(table, time).value();
    return micros.geq(range.start()).and(micros.lt(range.end()));
  }
}
