package io.cltr.check;

import io.cltr.log.LogSummary;
import io.cltr.log.LogSummary.Day;
import java.time.LocalDate;
import java.util.List;

/**
 * Impressions whose time lies outside the days that were asked for: folders of days and times, or
 * their time zones, disagree.
 */
public record OutsideDays(Level level) implements LogCheck {
  /** A warning. */
  public OutsideDays() {
    this(Level.warning);
  }

  @Override
  public String id() {
    return "outside-days";
  }

  @Override
  public String summary() {
    return "Impressions lie outside the days that were asked for";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    return facts.expected().map(days -> outside(facts.log(), days)).orElse(List.of());
  }

  private List<Finding> outside(LogSummary log, ExpectedDays days) {
    List<Day> outside =
        log.days().stream().filter(day -> !days.contains(LocalDate.parse(day.day()))).toList();
    long impressions = outside.stream().mapToLong(Day::impressions).sum();
    return outside.isEmpty()
        ? List.of()
        : List.of(
            found(
                impressions,
                Wording.of(
                    "%s lie outside the days that were asked for, %s: the time of an impression"
                        + " must lie in the day of its folder (time zone %s). Check shown_at, the"
                        + " folders and the time zone.",
                    Wording.share(impressions, log.impressions(), "impression"),
                    days,
                    log.timeZone()),
                outside.stream().map(OutsideDays::example).limit(Wording.NAMED).toList()));
  }

  private static String example(Day day) {
    return day.day() + ": " + Wording.count(day.impressions(), "impression");
  }
}
