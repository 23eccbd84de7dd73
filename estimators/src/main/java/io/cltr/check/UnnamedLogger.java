package io.cltr.check;

import io.cltr.log.LogSummary;
import java.util.List;

/** Impressions that do not say which ranker made them. */
public record UnnamedLogger(Level level) implements LogCheck {
  /** A warning. */
  public UnnamedLogger() {
    this(Level.warning);
  }

  @Override
  public String id() {
    return "unnamed-logger";
  }

  @Override
  public String summary() {
    return "Impressions do not name their logger";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    LogSummary log = facts.log();
    return log.loggers().stream()
        .filter(logger -> logger.logger().isEmpty())
        .map(
            logger ->
                found(
                    logger.impressions(),
                    Wording.of(
                        "%s do not name their logger; they are taken for the work of one ranker."
                            + " Fill the column logger.",
                        Wording.share(logger.impressions(), log.impressions(), "impression")),
                    List.of()))
        .toList();
  }
}
