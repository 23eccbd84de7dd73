package io.cltr.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.ConfigException;
import io.cltr.log.UnitKind;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sample-ratio checks, where they fire and where they do not. */
class LoggerChecksTest {
  private final CheckLogs log = new CheckLogs();
  private int next;

  /** {@code count} impressions of units with {@code perUnit} impressions each. */
  private LoggerChecksTest show(int count, int perUnit, String logger, String query, String day) {
    for (int i = 0; i < count; i++) {
      String unit = "u" + (next + i / perUnit);
      log.show(unit, query, logger, day, new int[] {1}, new double[1], new double[0]);
    }
    next += count;
    return this;
  }

  private static String only(LogCheck check, LogFacts facts) {
    List<Finding> found = check.check(facts);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).check()).isEqualTo(check.id());
    return found.get(0).count() + ": " + found.get(0).text();
  }

  @Test
  void queryMix() {
    show(600, 1, "a", "q1", "").show(400, 1, "b", "q1", "").show(400, 1, "a", "q2", "");
    show(600, 1, "b", "q2", "");
    assertThat(only(new SampleRatioQueries(), log.facts()))
        .isEqualTo(
            "2: Loggers do not serve the same mix of queries: differences as large have probability"
                + " below 1e-12 by chance (named below 0.001). Find what routes, drops or times out"
                + " requests by query; until then comparisons of loggers, and propensities, confuse"
                + " loggers with queries. For example: query 'q1': logger 'a' made 60.00% of 1,000"
                + " impressions, 50.00% of all; query 'q2': logger 'a' made 40.00% of 1,000"
                + " impressions, 50.00% of all.");
    assertThat(
            new SampleRatioQueries()
                .check(LogFacts.of(log.facts().statistics(), UnitKind.query_id)))
        .isEmpty();
  }

  @Test
  void sameMix() {
    show(600, 1, "a", "q1", "").show(300, 1, "b", "q1", "").show(400, 1, "a", "q2", "");
    show(200, 1, "b", "q2", "");
    assertThat(new SampleRatioQueries().check(log.facts())).isEmpty();
  }

  /** The same table from units that repeat their query with one logger a hundred times. */
  @Test
  void countsUnitsNotImpressions() {
    show(600, 100, "a", "q1", "").show(400, 100, "b", "q1", "").show(400, 100, "a", "q2", "");
    show(600, 100, "b", "q2", "");
    assertThat(new SampleRatioQueries().check(log.facts())).isEmpty();
  }

  @Test
  void shareByDay() {
    show(500, 1, "a", "q", "2026-11-01").show(500, 1, "b", "q", "2026-11-01");
    show(500, 1, "a", "q", "2026-11-02").show(500, 1, "b", "q", "2026-11-02");
    assertThat(new SampleRatioDays().check(log.facts())).isEmpty();
    show(500, 1, "a", "q", "2026-11-03").show(250, 1, "b", "q", "2026-11-03");
    assertThat(only(new SampleRatioDays(), log.facts()))
        .startsWith(
            "1: Loggers' shares of the traffic differ from day to day: differences as large have"
                + " probability ")
        .contains(
            "If traffic was moved on purpose, use the days since; else find what failed for one of"
                + " them. For example: 2026-11-03: logger 'a' made 66.67% of 750 impressions,"
                + " 54.55% of all");
  }

  @Test
  void smallLoggersAreNotJudged() {
    show(900, 1, "a", "q1", "").show(100, 1, "a", "q2", "").show(99, 1, "b", "q2", "");
    assertThat(new SampleRatioQueries().check(log.facts())).isEmpty();
  }

  @Test
  void expectedShares() {
    show(550, 1, "a", "q", "").show(450, 1, "b", "q", "").show(300, 1, "other", "q", "");
    assertThat(new SampleRatioExpected().check(log.facts())).as("no expectation").isEmpty();
    assertThat(shares(0.55, 0.45).check(log.facts())).isEmpty();
    assertThat(shares(0.52, 0.48).check(log.facts())).isEmpty();
    assertThat(only(shares(0.45, 0.55), log.facts()))
        .matches(
            "2: Loggers' shares of the traffic are not the configured ones: differences as large"
                + " have probability \\d\\.\\de-\\d\\d by chance \\(named below 0\\.001\\)\\. Find"
                + " where impressions of one of them are lost or doubled, or correct the expected"
                + " shares\\. For example: logger 'a': 55\\.00% of 1,000 impressions, expected"
                + " 45\\.00%; logger 'b': 45\\.00% of 1,000 impressions, expected 55\\.00%\\.");
  }

  @Test
  void aLoggerThatIsExpectedAndAbsentIsFound() {
    show(550, 1, "a", "q", "");
    assertThat(only(shares(0.9, 0.1), log.facts())).contains("logger 'b': 0.00% of 550");
  }

  /** Loggers with half of the traffic, of which one got more clicks, that were all kept. */
  @Test
  void downsampledLogsCountWithTheirWeights() {
    log.show(600, "a", "", 1).show(80, "a", "", 0).show(200, "b", "", 1).show(160, "b", "", 0);
    LogFacts facts = log.facts(item -> item.clicked() > 0 ? 1 : 5);
    assertThat(shares(0.5, 0.5).check(log.facts())).isNotEmpty();
    assertThat(shares(0.5, 0.5).check(facts)).isEmpty();
    assertThat(only(shares(0.4, 0.6), facts))
        .contains("logger 'a': 50.00% of 588 impressions, expected 40.00%");
  }

  @Test
  void sharesSumToOne() {
    assertThatThrownBy(() -> shares(0.5, 0.4))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "check sample-ratio-expected: shares must sum to 1, found {a=0.5, b=0.4} with the sum"
                + " 0.9");
  }

  private static SampleRatioExpected shares(double a, double b) {
    TreeMap<String, Double> shares = new TreeMap<>();
    shares.put("a", a);
    shares.put("b", b);
    return new SampleRatioExpected(Level.warning, 0.001, shares);
  }
}
