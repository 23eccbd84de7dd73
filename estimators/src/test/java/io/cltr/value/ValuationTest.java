package io.cltr.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.StudentT;
import io.cltr.interval.TwoWay;
import io.cltr.log.ConfigException;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.policy.LoggerPolicy;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.PolicyTable.Row;
import io.cltr.policy.Uniform;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.testing.Logs;
import io.cltr.value.ValueTable.CellValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Values worked out by hand. */
class ValuationTest {
  private static final Examination THETA = new Examination(new double[] {1, 0.5});

  /** Two rankings of a, b: three impressions each way; a has 2 of 3 clicks at 1, 1 of 3 at 2. */
  static List<Impression> twoRankings() {
    List<Impression> log = new ArrayList<>();
    double[][] first = {{1, 0}, {1, 1}, {0, 0}};
    double[][] second = {{1, 0}, {0, 1}, {0, 0}};
    for (int i = 0; i < 3; i++) {
      log.add(Logs.impression("f" + i, "u" + i, "q", "A", new String[] {"a", "b"}, first[i]));
      log.add(Logs.impression("s" + i, "v" + i, "q", "B", new String[] {"b", "a"}, second[i]));
    }
    return log;
  }

  @Test
  void ipsDividesClicksByLoggedExposureAndCapsAreCaps() {
    double rho = (3 * 1 + 3 * 0.5) / 6;
    double gammaA = (2 + 1) / (6 * rho);
    double gammaB = (1 + 1) / (6 * rho);
    ValueTable table =
        value(
            twoRankings(),
            List.of(new LoggerPolicy("A")),
            List.of(new ExpectedClicks(), new Dcg(1)),
            List.of(new Ips(), new ClippedIps(1.2), new Snips()));
    assertThat(number(table, "clicks", "ips")).isCloseTo(gammaA + 0.5 * gammaB, within(1e-15));
    assertThat(number(table, "clicks", "snips")).isCloseTo(gammaA + 0.5 * gammaB, within(1e-15));
    assertThat(number(table, "dcg@1", "ips")).isCloseTo(gammaA, within(1e-15));
    double capped = 1.2 * (3.0 / 6 + 0.5 * 2.0 / 6);
    assertThat(number(table, "clicks", "clipped-ips")).isCloseTo(capped, within(1e-15));
    assertThat(warnings(table, "clicks", "clipped-ips")).contains("the cap removed 10.0%");
  }

  @Test
  void theLoggerOfAllImpressionsHasItsOwnMean() {
    List<Impression> log = twoRankings().stream().filter(i -> i.logger().equals("A")).toList();
    ValueTable table =
        value(
            log,
            List.of(new LoggerPolicy("A")),
            List.of(new ExpectedClicks()),
            List.of(new Ips(), new Snips()));
    assertThat(number(table, "clicks", "ips")).isCloseTo(3.0 / 3, within(1e-15));
    assertThat(number(table, "clicks", "snips")).isCloseTo(3.0 / 3, within(1e-15));
  }

  @Test
  void whatWasNeverDisplayedIsABoundAndNotZeroInSilence() {
    List<Impression> log =
        List.of(
            Logs.impression("i", "u", "q", "A", new String[] {"a", "b"}, new double[] {1, 0}),
            Logs.impression("j", "v", "q", "A", new String[] {"a", "b"}, new double[] {1, 0}));
    Policy other =
        PolicyTable.of("other", List.of(new Row("q", "a", 1, 1), new Row("q", "c", 2, 1)));
    ValueTable table =
        value(log, List.of(other), List.of(new ExpectedClicks()), List.of(new Ips()));
    Value value = table.values().get(0);
    assertThat(value.value()).isEqualTo(1);
    assertThat(value.unsupported()).isEqualTo(0.5);
    assertThat(value.warnings().toString()).contains("33.3%", "never displayed", "0.5");
    assertThat(Arrays.stream(Diagnostic.values()).filter(d -> d.beyond(value)))
        .containsExactly(
            Diagnostic.UNITS,
            Diagnostic.EFFECTIVE_UNITS,
            Diagnostic.LARGEST_SHARE,
            Diagnostic.UNSUPPORTED);
    assertThat(value.trusted()).isFalse();
    assertThat(value.distrust().toString())
        .contains("2.0 effective units of 2", "all units say the same");
  }

  @Test
  void aPolicyWithoutARankingIsCountedAndBounded() {
    ValueTable table =
        value(
            twoRankings(),
            List.of(new LoggerPolicy("C")),
            List.of(new ExpectedClicks()),
            List.of(new Ips(), new Snips()));
    assertThat(number(table, "clicks", "ips")).isZero();
    assertThat(number(table, "clicks", "snips")).isZero();
    assertThat(table.cells().get(0).unsupported()).isEqualTo(1.5);
    assertThat(warnings(table, "clicks", "ips")).contains("do not trust");
  }

  @Test
  void slicesAreValuedAsLogsOfTheirOwn() {
    ValueTable table =
        run(
            twoRankings(),
            List.of(new LoggerPolicy("A")),
            List.of(new ExpectedClicks()),
            List.of(new Ips()),
            new Slices(List.of("logger")),
            new DisplayWeighting());
    assertThat(table.find("logger:A", "clicks", "ips", "logger=A").value())
        .isCloseTo(1, within(1e-15));
    assertThat(table.find("logger:A", "clicks", "ips", "logger=B").value())
        .isCloseTo(2.0 / 3 + 0.5 / 3, within(1e-15));
    assertThat(table.find("logger:A", "clicks", "ips", "logger=B").units()).isEqualTo(3);
  }

  @Test
  void singleActionsAreWeightedByTheirLoggingProbability() {
    List<Impression> log = List.of(action("i", "a", 1, 0.5), action("j", "b", 1, 0.25));
    Policy target =
        PolicyTable.of("t", List.of(new Row("q", "a", 1, 0.6), new Row("q", "b", 1, 0.4)));
    ValueTable table =
        run(
            log,
            List.of(target),
            List.of(new ExpectedClicks()),
            List.of(new Ips(), new ClippedIps(1.5), new Snips()),
            new Slices(List.of()),
            new LoggedWeighting());
    assertThat(number(table, "clicks", "ips")).isCloseTo((1.2 + 1.6) / 2, within(1e-15));
    assertThat(number(table, "clicks", "clipped-ips")).isCloseTo((1.2 + 1.5) / 2, within(1e-15));
    assertThat(number(table, "clicks", "snips")).isCloseTo(1, within(1e-15));
    assertThat(table.cells().get(0).ess())
        .isCloseTo(2.8 * 2.8 / (1.2 * 1.2 + 1.6 * 1.6), within(1e-12));
    assertThat(warnings(table, "clicks", "clipped-ips")).contains("the cap removed 3.6%");
  }

  @Test
  void unitsAndNotRowsAreCountedAndWeighed() {
    List<Impression> log =
        List.of(
            Logs.impression("i", "u", "q", "A", new String[] {"a", "b"}, new double[] {1, 0}),
            Logs.impression("j", "u", "q", "A", new String[] {"a", "b"}, new double[] {1, 0}),
            Logs.impression("k", "v", "q", "A", new String[] {"a", "b"}, new double[] {0, 0}));
    Value value =
        value(
                log,
                List.of(new LoggerPolicy("A")),
                List.of(new ExpectedClicks()),
                List.of(new Ips()))
            .values()
            .get(0);
    assertThat(value.units()).isEqualTo(2);
    assertThat(value.impressions()).isEqualTo(3);
    assertThat(value.ess()).isCloseTo(9.0 / 5, within(1e-12));
    assertThat(value.maxWeightShare()).isCloseTo(2.0 / 3, within(1e-12));
  }

  @Test
  void displaysThatFewWeightsDecideAreFew() {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      log.add(
          Logs.impression("i" + i, "u" + i, "q", "A", new String[] {"a"}, new double[] {i % 2}));
    }
    assertThat(warningsOf(log)).doesNotContain("displayed fewer than 5 times");
    List<Impression> uneven = new ArrayList<>(log);
    uneven.set(0, log.get(0).withWeight(10));
    assertThat(warningsOf(uneven))
        .contains("100% of the rank weight is on documents displayed fewer than 5 times");
  }

  /** Per query 24 clicked impressions of b, a and c in turn, and two more kept of twenty. */
  @Test
  void aLogThatKeepsFewImpressionsOfAQuerySaysSo() {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < 40 * 26; i++) {
      boolean clicked = i % 26 < 24;
      String[] shown = {i % 3 == 0 ? "a" : i % 3 == 1 ? "b" : "c"};
      log.add(
          Logs.impression(
                  "i" + i, "u" + i, "q" + i / 26, "A", shown, new double[] {clicked ? 1 : 0})
              .withWeight(clicked ? 1 : 10));
    }
    assertThat(warningsOf(log)).contains("keeps few impressions of a query", "too high or more");
    assertThat(warningsOf(log.stream().map(i -> i.withWeight(1)).toList()))
        .doesNotContain("keeps few impressions");
  }

  private static String warningsOf(List<Impression> log) {
    return warnings(
        value(
            log, List.of(new LoggerPolicy("A")), List.of(new ExpectedClicks()), List.of(new Ips())),
        "clicks",
        "ips");
  }

  /**
   * Queries 0..19 are clicked at rates of their own, each by every unit: units alone do not vary.
   */
  @Test
  void twoWayIntervalsSeeThatQueriesDiffer() {
    List<Impression> log = new ArrayList<>();
    for (int u = 0; u < 50; u++) {
      for (int q = 0; q < 20; q++) {
        String[] shown = {"a"};
        double[] clicks = {q % 4 == 0 ? 1 : 0};
        log.add(Logs.impression(u + "-" + q, "u" + u, "q" + q, "A", shown, clicks));
      }
    }
    Source<Impression> source = Source.of(log, Impression.LAYOUT);
    CellValue cell =
        new Valuation(
                List.of(new LoggerPolicy("A")),
                List.of(new ExpectedClicks()),
                List.of(new Ips()),
                new Slices(List.of()),
                THETA,
                new DisplayWeighting(),
                Optional.empty(),
                List.of(new StudentT(), new TwoWay()))
            .run(
                source,
                source.grouped(Impression::query, new DisplaysFold()),
                Source.of(List.of(), Layout.byKey()),
                BucketInfluence.none(THETA.depth(), Units.BUCKETS),
                0.95)
            .cells()
            .get(0);
    assertThat(cell.value()).isCloseTo(0.25, within(1e-12));
    assertThat(cell.bounds().get(0).standardError()).isCloseTo(0, within(1e-9));
    double betweenQueries = Math.sqrt(0.25 * 0.75 / 20);
    assertThat(cell.bounds().get(1).standardError())
        .isBetween(0.7 * betweenQueries, 1.4 * betweenQueries);
  }

  /** The classifier sees what was logged, not with which probability. */
  @Test
  void balancedIpsNeedsNoLoggingProbabilities() {
    Generator random = new Generator(6);
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      boolean a = random.nextBoolean(0.3);
      double click = random.nextBoolean(a ? 0.5 : 0.2) ? 1 : 0;
      log.add(action("i" + i, a ? "a" : "b", click, 0.99));
    }
    Policy target =
        PolicyTable.of("t", List.of(new Row("q", "a", 1, 0.8), new Row("q", "b", 1, 0.2)));
    ValueTable table =
        run(
            log,
            List.of(target),
            List.of(new ExpectedClicks()),
            List.of(new BalancedIps(), new Ips()),
            new Slices(List.of()),
            new LoggedWeighting());
    double truth = 0.8 * 0.5 + 0.2 * 0.2;
    assertThat(number(table, "clicks", "balanced-ips")).isCloseTo(truth, within(0.04));
    assertThat(number(table, "clicks", "ips")).isNotCloseTo(truth, within(0.1));
  }

  @Test
  void namesThatComeTwiceAndMetricsThatCannotBeToldAreRefused() {
    assertThatThrownBy(
            () ->
                value(
                    twoRankings(),
                    List.of(new Uniform("u"), new Uniform("u")),
                    List.of(new ExpectedClicks()),
                    List.of(new Ips())))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("policy 'u' is listed twice");
    assertThatThrownBy(
            () ->
                run(
                    List.of(action("i", "a", 1, 0.5)),
                    List.of(new Uniform("u")),
                    List.of(new Dcg(3)),
                    List.of(new Ips()),
                    new Slices(List.of()),
                    new LoggedWeighting()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("dcg@3");
  }

  static Impression action(String id, String document, double click, double probability) {
    return new Impression(
        id,
        id,
        Units.bucket(id),
        "q",
        "A",
        0,
        "",
        Map.of(),
        new String[] {document},
        new int[] {1},
        new double[] {click},
        new double[] {click},
        new double[] {probability});
  }

  private static ValueTable value(
      List<Impression> log,
      List<Policy> policies,
      List<Metric> metrics,
      List<ValueEstimator> estimators) {
    return run(log, policies, metrics, estimators, new Slices(List.of()), new DisplayWeighting());
  }

  private static ValueTable run(
      List<Impression> log,
      List<Policy> policies,
      List<Metric> metrics,
      List<ValueEstimator> estimators,
      Slices slices,
      Weighting weighting) {
    Source<Keyed<Query>> queries = Source.of(List.of(), Layout.byKey());
    return new Valuation(policies, metrics, estimators, slices, THETA, weighting)
        .run(
            Source.of(log, Impression.LAYOUT),
            Source.of(log, Impression.LAYOUT).grouped(Impression::query, new DisplaysFold()),
            queries,
            BucketInfluence.none(THETA.depth(), Units.BUCKETS),
            0.95);
  }

  private static double number(ValueTable table, String metric, String estimator) {
    return table.find(table.policies().get(0), metric, estimator, Slices.ALL).value();
  }

  private static String warnings(ValueTable table, String metric, String estimator) {
    return table.find(table.policies().get(0), metric, estimator, Slices.ALL).warnings().toString();
  }
}
