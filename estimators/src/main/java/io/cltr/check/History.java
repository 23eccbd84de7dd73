package io.cltr.check;

import io.cltr.log.LogSummary.LoggerDay;
import java.util.List;

/**
 * What the run before this one counted.
 *
 * @param days by day and logger
 */
public record History(List<LoggerDay> days) {

  /** Copies the list. */
  public History {
    days = List.copyOf(days);
  }
}
