package io.cltr.check;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Days without impressions between those that were asked for, or between days of the log. A log
 * without times is not judged.
 */
public record MissingDays(Level level) implements LogCheck {
  /** A warning. */
  public MissingDays() {
    this(Level.warning);
  }

  @Override
  public String id() {
    return "missing-days";
  }

  @Override
  public String summary() {
    return "Days without impressions inside the days asked for or between days of the log";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    facts.log().days().forEach(day -> days.add(LocalDate.parse(day.day())));
    if (days.isEmpty()) {
      return List.of();
    }
    NavigableSet<LocalDate> wanted = new TreeSet<>();
    days.first().datesUntil(days.last().plusDays(1)).forEach(wanted::add);
    facts
        .expected()
        .ifPresent(
            range -> range.first().datesUntil(range.last().plusDays(1)).forEach(wanted::add));
    List<String> missing =
        wanted.stream().filter(day -> !days.contains(day)).map(LocalDate::toString).toList();
    return missing.isEmpty()
        ? List.of()
        : List.of(
            found(
                missing.size(),
                Wording.of(
                    "No impressions on %s, while %s from %s to %s have some. Deliver the missing"
                        + " log and run again, or name days that are whole.",
                    Wording.list(missing),
                    Wording.count(days.size(), "day"),
                    days.first(),
                    days.last()),
                List.of()));
  }
}
