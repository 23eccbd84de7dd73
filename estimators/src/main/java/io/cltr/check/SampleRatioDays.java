package io.cltr.check;

import java.util.List;

/**
 * Loggers whose share of the traffic differs from day to day: a ramp, an outage, or days that are
 * not whole for one of them. Comparisons of loggers then confuse them with their days.
 *
 * <p>{@link LoggerBalance} over days.
 *
 * @param alpha probability of a finding in a log without mismatch
 */
public record SampleRatioDays(Level level, double alpha) implements LogCheck {
  /** A warning, α = .001. */
  public SampleRatioDays() {
    this(Level.warning, 0.001);
  }

  /** Checks the range. */
  public SampleRatioDays {
    Ranges.require("sample-ratio-days", "alpha", alpha, 0, 1);
  }

  @Override
  public String id() {
    return "sample-ratio-days";
  }

  @Override
  public String summary() {
    return "Loggers' shares of the traffic differ from day to day";
  }

  @Override
  public String source() {
    return "Fabijan et al., KDD 2019 (sample-ratio mismatch); Hotelling, Ann. Math. Stat. 1931";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    LoggerBalance balance = LoggerBalance.of(facts.statistics().traffic().impressions());
    return balance.p() >= alpha
        ? List.of()
        : List.of(
            found(
                balance.count(alpha),
                Wording.of(
                    "Loggers' shares of the traffic differ from day to day: differences as large"
                        + " have probability %s by chance (named below %s). If traffic was moved"
                        + " on purpose, use the days since; else find what failed for one of them.",
                    Wording.chance(balance.p()), alpha),
                balance.examples()));
  }
}
