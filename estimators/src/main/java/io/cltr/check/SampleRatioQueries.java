package io.cltr.check;

import io.cltr.log.UnitKind;
import java.util.List;

/**
 * Loggers that do not serve the same mix of queries: something routes, drops or times out requests
 * by query, and comparisons of loggers confuse them with their queries.
 *
 * <p>{@link LoggerBalance} over the frequent queries and groups of the rarer ones. Where queries
 * stand for units nothing is judged: what users ask repeatedly would count as chance.
 *
 * @param alpha probability of a finding in a log without mismatch
 */
public record SampleRatioQueries(Level level, double alpha) implements LogCheck {
  /** A warning, α = .001. */
  public SampleRatioQueries() {
    this(Level.warning, 0.001);
  }

  /** Checks the range. */
  public SampleRatioQueries {
    Ranges.require("sample-ratio-queries", "alpha", alpha, 0, 1);
  }

  @Override
  public String id() {
    return "sample-ratio-queries";
  }

  @Override
  public String summary() {
    return "Loggers do not serve the same mix of queries";
  }

  @Override
  public String source() {
    return "Fabijan et al., KDD 2019 (sample-ratio mismatch); Hotelling, Ann. Math. Stat. 1931";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    if (facts.unit() == UnitKind.query_id) {
      return List.of();
    }
    LoggerBalance balance = LoggerBalance.of(facts.statistics().queries());
    return balance.p() >= alpha
        ? List.of()
        : List.of(
            found(
                balance.count(alpha),
                Wording.of(
                    "Loggers do not serve the same mix of queries: differences as large have"
                        + " probability %s by chance (named below %s). Find what routes, drops or"
                        + " times out requests by query; until then comparisons of loggers, and"
                        + " propensities, confuse loggers with queries.",
                    Wording.chance(balance.p()), alpha),
                balance.examples()));
  }
}
