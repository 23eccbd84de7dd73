package io.cltr.check;

import java.time.LocalDate;

/** The days that were asked for, both ends included. */
public record ExpectedDays(LocalDate first, LocalDate last) {

  /** Whether {@code day} was asked for. */
  boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  @Override
  public String toString() {
    return first + " to " + last;
  }
}
