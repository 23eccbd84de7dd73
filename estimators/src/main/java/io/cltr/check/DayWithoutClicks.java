package io.cltr.check;

import io.cltr.log.LogSummary;
import io.cltr.log.LogSummary.Day;
import java.util.List;

/**
 * Days with impressions and no click, where the other days' rate lets at least {@code expected} be
 * expected: their clicks were lost or have not arrived.
 *
 * @param expected clicks that were to be expected
 */
public record DayWithoutClicks(Level level, double expected) implements LogCheck {
  /** A warning where ten clicks were to be expected. */
  public DayWithoutClicks() {
    this(Level.warning, 10);
  }

  /** Checks the range. */
  public DayWithoutClicks {
    Ranges.require("day-without-clicks", "expected", expected, 0, Double.MAX_VALUE);
  }

  @Override
  public String id() {
    return "day-without-clicks";
  }

  @Override
  public String summary() {
    return "Days with impressions and no click";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    LogSummary log = facts.log();
    List<Day> silent = log.days().stream().filter(day -> day.clicks() == 0).toList();
    long shown = log.days().stream().mapToLong(Day::impressions).sum();
    long clicks = log.days().stream().mapToLong(Day::clicks).sum();
    long without = silent.stream().mapToLong(Day::impressions).sum();
    double rate = shown > without ? (double) clicks / (shown - without) : 0;
    List<Day> lost = silent.stream().filter(day -> day.impressions() * rate >= expected).toList();
    return lost.isEmpty()
        ? List.of()
        : List.of(
            found(
                lost.size(),
                Wording.of(
                    "No click on %s, where the other days have %.3f clicks per impression. Wait"
                        + " until the clicks have arrived, or leave the day out.",
                    Wording.list(lost.stream().map(Day::day).toList()), rate),
                lost.stream().map(DayWithoutClicks::example).limit(Wording.NAMED).toList()));
  }

  private static String example(Day day) {
    return day.day() + ": " + Wording.count(day.impressions(), "impression");
  }
}
