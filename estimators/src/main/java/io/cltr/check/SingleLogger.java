package io.cltr.check;

import io.cltr.log.LogSummary;
import java.util.List;

/**
 * One logger made all rankings, so that examination cannot be told from relevance. Logs of single
 * actions are exempt: their probabilities are logged; so is a log whose examination nothing rests
 * on, as that of slates with logged probabilities.
 */
public record SingleLogger(Level level) implements LogCheck {
  /** A warning. */
  public SingleLogger() {
    this(Level.warning);
  }

  @Override
  public String id() {
    return "single-logger";
  }

  @Override
  public String summary() {
    return "One logger made all rankings";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    LogSummary log = facts.log();
    return log.loggers().size() != 1 || log.oneAction() || !facts.examined()
        ? List.of()
        : List.of(
            found(
                1,
                Wording.of(
                    "A single logger, '%s', made all rankings: examination can be told from"
                        + " relevance only where rankings were changed at random or varied. Serve"
                        + " a second ranker to some users, or give a known curve.",
                    log.loggers().get(0).logger()),
                List.of()));
  }
}
