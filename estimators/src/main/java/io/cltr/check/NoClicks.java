package io.cltr.check;

import io.cltr.log.LogSummary;
import java.util.List;

/** No impression has a click: nothing can be estimated. */
public record NoClicks(Level level) implements LogCheck {
  /** An error. */
  public NoClicks() {
    this(Level.error);
  }

  @Override
  public String id() {
    return "no-clicks";
  }

  @Override
  public String summary() {
    return "No impression has a click";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    LogSummary log = facts.log();
    return log.impressions() == 0 || log.clicks() > 0
        ? List.of()
        : List.of(
            found(
                log.impressions(),
                Wording.of(
                    "No click on any of %s: nothing can be estimated. Check that the table of"
                        + " clicks covers the same days and that its impression_id and doc_id are"
                        + " those of the impressions.",
                    Wording.count(log.impressions(), "impression")),
                List.of()));
  }
}
