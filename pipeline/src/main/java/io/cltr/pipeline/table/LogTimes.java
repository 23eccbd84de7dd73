package io.cltr.pipeline.table;

import io.cltr.log.Attribution;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Which times of a log are read.
 *
 * @param dates days of impressions to read; empty: all
 * @param zone in which the days lie, and times that do not name their own
 * @param attribution how far clicks may lie from their impressions
 */
public record LogTimes(Optional<DateRange> dates, ZoneId zone, Attribution attribution) {

  /** First microsecond, since 1970, of {@code day}. */
  long start(LocalDate day) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, day.atStartOfDay(zone).toInstant());
  }

  /** First microsecond after {@code day}. */
  long end(LocalDate day) {
    return start(day.plusDays(1));
  }

  /** The day that holds {@code micros}. */
  LocalDate day(long micros) {
    return LocalDate.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), zone);
  }
}
