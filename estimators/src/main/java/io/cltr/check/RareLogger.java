package io.cltr.check;

import io.cltr.log.LogSummary.Logger;
import java.util.List;

/**
 * Loggers with little of the traffic, about which the log says little.
 *
 * @param share share of the impressions below which a logger is rare, in [0, 1]
 */
public record RareLogger(Level level, double share) implements LogCheck {
  /** A warning below 1 %. */
  public RareLogger() {
    this(Level.warning, 0.01);
  }

  /** Checks the range. */
  public RareLogger {
    Ranges.require("rare-logger", "share", share, 0, 1);
  }

  @Override
  public String id() {
    return "rare-logger";
  }

  @Override
  public String summary() {
    return "Loggers with a small share of the impressions";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    List<Logger> rare =
        facts.log().loggers().stream().filter(logger -> logger.share() < share).toList();
    return rare.isEmpty()
        ? List.of()
        : List.of(
            found(
                rare.size(),
                Wording.of(
                    "Loggers with less than %s of the impressions: %s. What they displayed says"
                        + " little; leave them out, or give them more traffic.",
                    Wording.percent(share),
                    Wording.list(rare.stream().map(Logger::logger).map(Wording::name).toList())),
                rare.stream().map(RareLogger::example).limit(Wording.NAMED).toList()));
  }

  private static String example(Logger logger) {
    return Wording.of(
        "logger '%s': %s, %s of the log",
        logger.logger(),
        Wording.count(logger.impressions(), "impression"),
        Wording.percent(logger.share()));
  }
}
