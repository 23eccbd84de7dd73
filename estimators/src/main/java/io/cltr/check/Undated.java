package io.cltr.check;

import io.cltr.log.LogSummary;
import java.util.List;

/** Impressions without a time, which belong to no day. */
public record Undated(Level level) implements LogCheck {
  /** A warning. */
  public Undated() {
    this(Level.warning);
  }

  @Override
  public String id() {
    return "undated";
  }

  @Override
  public String summary() {
    return "Impressions have no time";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    LogSummary log = facts.log();
    return log.undated() == 0
        ? List.of()
        : List.of(
            found(
                log.undated(),
                Wording.of(
                    "%s have no time: they belong to no day, and checks of days do not see them."
                        + " Fill the column shown_at.",
                    Wording.share(log.undated(), log.impressions(), "impression")),
                List.of()));
  }
}
