package io.cltr.pipeline.table;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_micros;
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
  private static final Column NO = lit(false);
  private static final Column YES = lit(true);

  /** The impressions of the dates; all where there is no range. */
  static Days of(RawTable table, String time, LogTimes times) {
    if (times.dates().isEmpty()) {
      return new Days(YES, NO_REASON, NO);
    }
    if (!table.has(RawTable.DATE) && !table.has(time)) {
      throw new InputException(
          ("%s: a range of dates is asked for, but '%s' has neither day folders (date=YYYY-MM-DD)"
                  + " nor a column '%s'; leave the dates out or add one of them")
              .formatted(table.name(), table.spec().path(), time));
    }
    DateRange range = times.dates().get();
    String told = table.has(RawTable.DATE) ? RawTable.DATE : time;
    Column inside =
        table.has(RawTable.DATE)
            ? folder(table).between(range.from(), range.to())
            : between(
                Cell.micros(table, time).value(), times.start(range.from()), times.end(range.to()));
    return new Days(
        coalesce(inside, YES),
        when(inside.isNull(), lit(RowCheck.UNREADABLE_VALUE.problem(told).code())),
        NO);
  }

  /** Whether an impression's time is not in the day of its folder. */
  static Column misplaced(RawTable table, Column micros) {
    return table.has(RawTable.DATE)
        ? coalesce(timestamp_micros(micros).cast("date").notEqual(folder(table)), NO)
        : NO;
  }

  /**
   * The clicks that may belong to impressions of the dates: those of the same days, those up to the
   * window later and those up to the clock skew, but not more than a day, earlier. Where the window
   * has no bound, all later ones.
   *
   * <p>Clicks that lie within the window of the range's start, or after its end but for the clock
   * skew, may belong to impressions of other days; so may clicks of no known day.
   */
  static Days ofClicks(RawTable table, String time, LogTimes times) {
    if (times.dates().isEmpty()) {
      return new Days(YES, NO_REASON, NO);
    }
    boolean folders = table.has(RawTable.DATE);
    if (!folders && !table.has(time)) {
      return new Days(YES, NO_REASON, YES);
    }
    DateRange range = times.dates().get();
    Span span = Span.of(times, range);
    Column micros = Cell.micros(table, time).value();
    Column edge = micros.lt(span.settled()).or(micros.geq(span.open()));
    if (!folders) {
      Column inside = between(micros, span.first(), span.last());
      return new Days(coalesce(inside, YES), NO_REASON, coalesce(edge, YES));
    }
    Column day = folder(table);
    Column early = day.equalTo(range.from().minusDays(1)).and(micros.geq(span.first()));
    Column inside = coalesce(early, NO).or(day.between(range.from(), times.day(span.last() - 1)));
    Column edgeDay = day.lt(times.day(span.settled() - 1).plusDays(1)).or(day.gt(range.to()));
    return new Days(
        coalesce(inside, YES), NO_REASON, coalesce(edgeDay, YES).or(coalesce(edge, NO)));
  }

  /** Days that may hold clicks on impressions of the dates; empty where there is no range. */
  static Optional<DateRange> ofClicks(LogTimes times) {
    return times
        .dates()
        .map(range -> Span.of(times, range))
        .map(span -> new DateRange(times.day(span.first()), times.day(span.last() - 1)));
  }

  /**
   * Times of clicks on impressions of a range, in microseconds since 1970.
   *
   * @param first earliest
   * @param last end, exclusive
   * @param settled from then on a click belongs to no impression before the range
   * @param open from then on a click may belong to an impression after the range
   */
  private record Span(long first, long last, long settled, long open) {
    private static final long DAY = 86_400_000_000L;

    /** A thousand years: beyond every log. */
    private static final long FOREVER = 1000 * 366 * DAY;

    static Span of(LogTimes times, DateRange range) {
      long window = Math.min(FOREVER, times.attribution().windowMicros());
      long skew = Math.min(DAY, times.attribution().clockSkewMicros());
      long start = times.start(range.from());
      long end = times.end(range.to());
      return new Span(start - skew, end + window, start + window, end - skew);
    }
  }

  private static Column folder(RawTable table) {
    return table.column(RawTable.DATE).try_cast("date");
  }

  private static Column between(Column micros, long from, long end) {
    return micros.geq(from).and(micros.lt(end));
  }
}
