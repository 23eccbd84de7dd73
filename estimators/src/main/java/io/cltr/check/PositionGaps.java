package io.cltr.check;

import io.cltr.log.LogSummary;
import io.cltr.log.Occurrences;
import java.util.List;

/**
 * Impressions whose positions are not 1, 2, …, n: displays were lost, or positions count something
 * else. Legal where every impression shows one document.
 */
public record PositionGaps(Level level) implements LogCheck {
  /** A warning. */
  public PositionGaps() {
    this(Level.warning);
  }

  @Override
  public String id() {
    return "position-gaps";
  }

  @Override
  public String summary() {
    return "Impressions whose positions are not 1, 2, …, n";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    LogSummary log = facts.log();
    Occurrences gaps = facts.statistics().gaps();
    return gaps.count() == 0 || log.displays() == log.impressions()
        ? List.of()
        : List.of(
            found(
                gaps.count(),
                Wording.of(
                    "%s have positions with gaps, where 1, 2, 3, … are usual. Log every document"
                        + " that was shown, advertisements and other results included, or count"
                        + " positions without them.",
                    Wording.share(gaps.count(), log.impressions(), "impression")),
                gaps.examples().stream().map(id -> "impression '" + id + "'").toList()));
  }
}
