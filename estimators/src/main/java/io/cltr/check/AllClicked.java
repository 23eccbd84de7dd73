package io.cltr.check;

import io.cltr.log.LogSummary;
import java.util.List;

/**
 * Every impression has a click: impressions without one were not logged, and every rate is too
 * high.
 */
public record AllClicked(Level level) implements LogCheck {
  /** A warning. */
  public AllClicked() {
    this(Level.warning);
  }

  @Override
  public String id() {
    return "all-clicked";
  }

  @Override
  public String summary() {
    return "Every impression has a click";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    LogSummary log = facts.log();
    return log.impressions() == 0 || log.clickedImpressions() < log.impressions()
        ? List.of()
        : List.of(
            found(
                log.impressions(),
                Wording.of(
                    "Every one of %s has a click. A log of clicked impressions alone makes"
                        + " propensities and values wrong: log impressions whether clicked or not.",
                    Wording.count(log.impressions(), "impression")),
                List.of()));
  }
}
