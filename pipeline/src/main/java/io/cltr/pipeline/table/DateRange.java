package io.cltr.pipeline.table;

import io.cltr.log.ConfigException;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days in UTC, both ends included. */
public record DateRange(LocalDate from, LocalDate to) {

  /** Checks the order. */
  public DateRange {
    if (to.isBefore(from)) {
      throw new ConfigException(
          "the range of dates ends on %s, before it starts on %s".formatted(to, from));
    }
  }

  /** One day. */
  public static DateRange day(LocalDate day) {
    return new DateRange(day, day);
  }

  /** The range and the day after it, on which late clicks arrive. */
  DateRange withDayAfter() {
    return new DateRange(from, to.plusDays(1));
  }

  /** First microsecond since 1970. */
  long start() {
    return micros(from);
  }

  /** First microsecond after the range. */
  long end() {
    return micros(to.plusDays(1));
  }

  private static long micros(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond() * 1_000_000L;
  }
}
