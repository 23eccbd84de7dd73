package io.cltr.jobs.report;

import io.cltr.gate.RuleResult;
import io.cltr.gate.RuleResult.Part;
import java.util.stream.DoubleStream;

/**
 * How the numbers of a rule are written: shares as percentages, estimates with the digits of their
 * interval, counts whole.
 *
 * @param share whether they are shares
 * @param signed whether shares above zero have a plus sign
 * @param estimated whether they have an interval
 * @param decimals of estimates
 */
record RuleNumbers(boolean share, boolean signed, boolean estimated, int decimals) {
  private static final String SHARE = "share";

  static RuleNumbers of(RuleResult rule) {
    return of(rule, Double.isFinite(rule.level()), rule.low(), rule.high());
  }

  static RuleNumbers of(RuleResult rule, Part part) {
    return of(rule, Double.isFinite(part.low()), part.low(), part.high());
  }

  private static RuleNumbers of(RuleResult rule, boolean estimated, double low, double high) {
    return new RuleNumbers(
        rule.unit().equals(SHARE),
        rule.required() < 0,
        estimated,
        Numbers.decimals(DoubleStream.of((high - low) / 4)));
  }

  String written(double value) {
    if (Double.isNaN(value)) {
      return Numbers.MISSING;
    }
    if (share) {
      return signed || value < 0 ? Numbers.signedPercent(value) : Numbers.percent(value);
    }
    if (estimated) {
      return Numbers.signed(value, decimals);
    }
    return value == Math.rint(value)
        ? Numbers.count(Math.round(value))
        : Numbers.significant(value, 3);
  }

  /** Without a sign: a distance. */
  String distance(double value) {
    return share ? Numbers.percent(value) : Numbers.fixed(value, decimals);
  }

  /** [low, high]; "" where there is none. */
  String bounds(double low, double high) {
    return !estimated || Double.isNaN(low) || Double.isNaN(high)
        ? ""
        : "[%s, %s]".formatted(end(low), end(high));
  }

  private String end(double value) {
    return Double.isInfinite(value) ? Numbers.signed(value, 0) : written(value);
  }
}
