package io.cltr.check;

import java.util.List;

/** The log has no impressions. */
public record EmptyLog(Level level) implements LogCheck {
  /** An error. */
  public EmptyLog() {
    this(Level.error);
  }

  @Override
  public String id() {
    return "empty-log";
  }

  @Override
  public String summary() {
    return "The log has no impressions";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    return facts.log().impressions() > 0
        ? List.of()
        : List.of(
            found(
                0,
                "The log has no impressions. Check the path of the table, the days that were asked"
                    + " for and the rows in quarantine.",
                List.of()));
  }
}
