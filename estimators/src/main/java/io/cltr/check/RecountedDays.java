package io.cltr.check;

import io.cltr.log.LogSummary.Day;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Days that had another number of impressions in the run before this one: late deliveries, lost
 * files, or another log in the same place. A day is named where |n − m| &gt; s·max(n, m), with n
 * impressions now, m then, and s the share.
 *
 * @param share s, in [0, 1)
 */
public record RecountedDays(Level level, double share) implements LogCheck {
  /** A warning beyond 1 %. */
  public RecountedDays() {
    this(Level.warning, 0.01);
  }

  /** Checks the range. */
  public RecountedDays {
    Ranges.require("recounted-days", "share", share, 0, 1);
  }

  @Override
  public String id() {
    return "recounted-days";
  }

  @Override
  public String summary() {
    return "Days that had another number of impressions in the run before";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    SortedMap<String, Long> before = new TreeMap<>();
    facts
        .previous()
        .ifPresent(
            history ->
                history.days().forEach(at -> before.merge(at.day(), at.impressions(), Long::sum)));
    List<String> recounted = new ArrayList<>();
    for (Day day : facts.log().days()) {
      long then = before.getOrDefault(day.day(), day.impressions());
      long difference = Math.abs(day.impressions() - then);
      if (difference > share * Math.max(day.impressions(), then)) {
        recounted.add(
            Wording.of(
                "%s: %s, %,d in the run before",
                day.day(), Wording.count(day.impressions(), "impression"), then));
      }
    }
    return recounted.isEmpty()
        ? List.of()
        : List.of(
            found(
                recounted.size(),
                Wording.of(
                    "%s changed by more than %s since the run before. Where impressions arrive"
                        + " late, start later; where they vanish, ask where.",
                    Wording.count(recounted.size(), "day"), Wording.percent(share)),
                recounted.stream().limit(Wording.NAMED).toList()));
  }
}
