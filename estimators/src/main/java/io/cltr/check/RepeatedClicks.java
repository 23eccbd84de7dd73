package io.cltr.check;

import io.cltr.log.Occurrences;
import java.util.List;

/** Clicks on displays that were clicked already: they count once. */
public record RepeatedClicks(Level level) implements LogCheck {
  /** An info. */
  public RepeatedClicks() {
    this(Level.info);
  }

  @Override
  public String id() {
    return "repeated-clicks";
  }

  @Override
  public String summary() {
    return "Clicks on displays that were clicked already";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    Occurrences repeatedClicks = facts.counters().repeatedClicks();
    return repeatedClicks.count() == 0
        ? List.of()
        : List.of(
            found(
                repeatedClicks.count(),
                Wording.of(
                    "%s are on a display that was clicked already: a display counts as clicked"
                        + " once. Many of them tell that events are logged twice.",
                    Wording.share(
                        repeatedClicks.count(),
                        facts.log().clicks() + repeatedClicks.count(),
                        "click")),
                repeatedClicks.examples()));
  }
}
