package io.cltr.log;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The days of a time zone. */
public record Calendar(ZoneId zone) implements Serializable {
  private static final long MICROS = 1_000_000;
  private static final long SECONDS_PER_DAY = 86_400;

  /** The day, counted from 1970-01-01, in which {@code micros} since 1970, UTC, lie. */
  public long day(long micros) {
    long seconds = Math.floorDiv(micros, MICROS);
    int offset = zone.getRules().getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
    return Math.floorDiv(seconds + offset, SECONDS_PER_DAY);
  }

  /** ISO 8601 of the counted day, 2026-11-20. */
  public static String name(long day) {
    return LocalDate.ofEpochDay(day).toString();
  }
}
