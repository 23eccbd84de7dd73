package io.cltr.value.pass;

import static io.cltr.value.GivenLogs.action;
import static io.cltr.value.GivenLogs.twoRankings;
import static io.cltr.value.pass.HandValues.THETA;
import static io.cltr.value.pass.HandValues.number;
import static io.cltr.value.pass.HandValues.run;
import static io.cltr.value.pass.HandValues.value;
import static io.cltr.value.pass.HandValues.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.StudentT;
import io.cltr.interval.TwoWay;
import io.cltr.log.ConfigException;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.policy.LoggerPolicy;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.PolicyTable.Row;
import io.cltr.policy.Uniform;
import io.cltr.random.Generator;
import io.cltr.testing.Logs;
import io.cltr.value.Value;
import io.cltr.value.ValueTable;
import io.cltr.value.ValueTable.CellValue;
import io.cltr.value.estimator.BalancedIps;
import io.cltr.value.estimator.ClippedIps;
import io.cltr.value.estimator.Ips;
import io.cltr.value.estimator.Snips;
import io.cltr.value.metric.Dcg;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Values worked out by hand. */
class ValuationTest {
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
}
