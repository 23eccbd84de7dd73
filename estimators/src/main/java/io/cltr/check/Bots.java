package io.cltr.check;

import io.cltr.log.LogSummary;
import io.cltr.log.UnitClicks;
import io.cltr.log.UnitClicks.Unit;
import io.cltr.log.UnitKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.math3.special.Beta;

/**
 * Units with an implausible share of the clicks: at least {@code share} of them, and either
 *
 * <ul>
 *   <li>too willing: the odds of a click on a display, (c + ½)/(d − c + ½) for c clicks on d
 *       displays, are at least {@code odds} times those of all other units, and P(Binomial(d, r) ≥
 *       c) with their click rate r, times the number of units, is below {@code alpha}; or
 *   <li>too busy: at least {@code volume} times the clicks of the 99th of 100 units with clicks, if
 *       there are {@value #LEAST_UNITS} others.
 * </ul>
 *
 * <p>A unit that is much heavier than most but clicks as they do is not named before its clicks
 * outgrow any tail of people. Where queries stand for units nothing is judged. Reports name hashes
 * of units, and impressions by which the log's owner finds them.
 *
 * @param share of all clicks; at least .01, so that all such units are known
 * @param odds ratio of odds
 * @param alpha α of the odds
 * @param volume ratio of clicks
 */
public record Bots(Level level, double share, double odds, double alpha, double volume)
    implements LogCheck {
  static final long LEAST_UNITS = 100;

  private static final double PERCENTILE = 0.99;

  /** A warning for 1 % of the clicks at 5 times the odds (α = .001), or 20 times the clicks. */
  public Bots() {
    this(Level.warning, 0.01, 5, 0.001, 20);
  }

  /** Checks the ranges. */
  public Bots {
    Ranges.require("bots", "share", share, 1.0 / UnitClicks.KEPT, 1);
    Ranges.require("bots", "odds", odds, 1, Double.MAX_VALUE);
    Ranges.require("bots", "alpha", alpha, 0, 1);
    Ranges.require("bots", "volume", volume, 1, Double.MAX_VALUE);
  }

  @Override
  public String id() {
    return "bots";
  }

  @Override
  public String summary() {
    return "Units with an implausible share of the clicks";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    if (facts.unit() == UnitKind.query_id) {
      return List.of();
    }
    LogSummary log = facts.log();
    UnitClicks units = facts.statistics().units();
    List<Unit> bots = new ArrayList<>();
    for (Unit unit : units.top()) {
      boolean large = unit.clicks() >= share * log.clicks();
      if (large && (willing(unit, log) || busy(unit, units))) {
        bots.add(unit);
      }
    }
    long clicks = bots.stream().mapToLong(Unit::clicks).sum();
    return bots.isEmpty()
        ? List.of()
        : List.of(
            found(
                bots.size(),
                Wording.of(
                    "%s made %s, more than people do: each has %s of them or more, and clicks with"
                        + " at least %s times the odds of the others or has at least %s times the"
                        + " clicks of the 99th of 100 units. Look at their impressions, and leave"
                        + " out what is no person.",
                    Wording.count(bots.size(), "unit"),
                    Wording.share(clicks, log.clicks(), "click"),
                    Wording.percent(share),
                    odds,
                    volume),
                bots.stream().limit(Wording.NAMED).map(unit -> text(unit, log)).toList()));
  }

  private boolean willing(Unit unit, LogSummary log) {
    long otherClicks = log.clicks() - unit.clicks();
    long otherDisplays = log.displays() - unit.displays();
    if (otherDisplays == 0) {
      return false;
    }
    double own = (unit.clicks() + 0.5) / (unit.displays() - unit.clicks() + 0.5);
    double usual = (otherClicks + 0.5) / (otherDisplays - otherClicks + 0.5);
    if (own < odds * usual) {
      return false;
    }
    double rate = (otherClicks + 0.5) / (otherDisplays + 1);
    double clicks = unit.clicks();
    double p = Beta.regularizedBeta(rate, clicks, unit.displays() - clicks + 1);
    return p * log.units() < alpha;
  }

  private boolean busy(Unit unit, UnitClicks units) {
    return units.clicking() > LEAST_UNITS && unit.clicks() >= volume * units.quantile(PERCENTILE);
  }

  private static String text(Unit unit, LogSummary log) {
    return Wording.of(
        "unit %s: %s of the clicks, %s on %s in %s; the others click on %s of theirs; see %s",
        unit.hash(),
        Wording.percent((double) unit.clicks() / log.clicks()),
        Wording.number(unit.clicks()),
        Wording.count(unit.displays(), "display"),
        Wording.count(unit.impressions(), "impression"),
        Wording.percent(
            (double) (log.clicks() - unit.clicks())
                / Math.max(1, log.displays() - unit.displays())),
        unit.examples().stream()
            .map(id -> "impression '" + id + "'")
            .collect(Collectors.joining(" and ")));
  }
}
