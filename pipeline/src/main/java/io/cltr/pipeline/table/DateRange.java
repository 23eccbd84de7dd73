package io.cltr.pipeline.table;

import io.cltr.log.ConfigException;
import java.time.LocalDate;

/** Days, both ends included. */
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
}
