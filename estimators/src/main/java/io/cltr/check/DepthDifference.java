package io.cltr.check;

import io.cltr.log.LogSummary;
import io.cltr.log.LogSummary.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Loggers that show longer or shorter lists than the log on average: what only one of them shows
 * cannot be compared.
 *
 * @param tolerance relative difference from the mean length that is allowed
 * @param impressions number below which a logger is not judged
 */
public record DepthDifference(Level level, double tolerance, long impressions) implements LogCheck {
  /** A warning beyond a fifth, for loggers with 100 impressions. */
  public DepthDifference() {
    this(Level.warning, 0.2, 100);
  }

  /** Checks the ranges. */
  public DepthDifference {
    Ranges.require("depth-difference", "tolerance", tolerance, 0, Double.MAX_VALUE);
    Ranges.atLeast("depth-difference", "impressions", impressions, 1);
  }

  @Override
  public String id() {
    return "depth-difference";
  }

  @Override
  public String summary() {
    return "Loggers show lists of different lengths";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    LogSummary log = facts.log();
    SortedMap<String, Long> displays = new TreeMap<>();
    log.positions().forEach(at -> displays.merge(at.logger(), at.shown(), Long::sum));
    double usual = (double) log.displays() / Math.max(1, log.impressions());
    List<String> names = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Logger logger : log.loggers()) {
      double length = (double) displays.getOrDefault(logger.logger(), 0L) / logger.impressions();
      if (logger.impressions() >= impressions && Math.abs(length - usual) > tolerance * usual) {
        names.add(Wording.name(logger.logger()));
        others.add(Wording.of("logger '%s': %.2f documents", logger.logger(), length));
      }
    }
    return others.isEmpty()
        ? List.of()
        : List.of(
            found(
                others.size(),
                Wording.of(
                    "Loggers with lists of another length than the log's mean of %.2f documents:"
                        + " %s. Where only some loggers show a position, its propensity and values"
                        + " rest on them alone; let all show as many, or end metrics at the"
                        + " shortest.",
                    usual, Wording.list(names)),
                others.stream().limit(Wording.NAMED).toList()));
  }
}
