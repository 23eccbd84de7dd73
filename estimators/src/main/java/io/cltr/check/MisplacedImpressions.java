package io.cltr.check;

import io.cltr.log.Occurrences;
import java.util.List;

/**
 * Impressions whose time is not in the day of their folder: days are chosen by folders, so such an
 * impression is read on another night than its time says, and its clicks with it.
 */
public record MisplacedImpressions(Level level) implements LogCheck {
  /** A warning. */
  public MisplacedImpressions() {
    this(Level.warning);
  }

  @Override
  public String id() {
    return "misplaced-impressions";
  }

  @Override
  public String summary() {
    return "Impressions whose time is not in the day of their folder";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    Occurrences misplaced = facts.counters().misplaced();
    return misplaced.count() == 0
        ? List.of()
        : List.of(
            found(
                misplaced.count(),
                Wording.of(
                    "%s have a time that is not in the day of their folder (time zone %s). Set the"
                        + " timeZone by which the folders were cut, or correct shown_at.",
                    Wording.share(misplaced.count(), facts.log().impressions(), "impression"),
                    facts.log().timeZone()),
                misplaced.examples()));
  }
}
