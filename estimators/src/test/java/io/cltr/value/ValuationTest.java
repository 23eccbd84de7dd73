package io.cltr.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
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
import io.cltr.testing.SmallWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

/** Values worked out by hand. */
class ValuationTest {
  private static final Examination THETA = new Examination(new double[] {1, 0.5});

  /** Two rankings of a, b: three impressions each way; a has 2 of 3 clicks at 1, 1 of 3 at 2. */
  private static List<Impression> twoRankings() {
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
    Value value = table.values(0.95).get(0);
    assertThat(value.value()).isEqualTo(1);
    assertThat(value.unsupported()).isEqualTo(0.5);
    assertThat(value.warnings().toString()).contains("33.3%", "never displayed", "0.5");
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
    assertThat(number(table, "clicks", "snips")).isNaN();
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
            .values(0.95)
            .get(0);
    assertThat(value.units()).isEqualTo(2);
    assertThat(value.impressions()).isEqualTo(3);
    assertThat(value.ess()).isCloseTo(9.0 / 5, within(1e-12));
    assertThat(value.maxWeightShare()).isCloseTo(2.0 / 3, within(1e-12));
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

  /** ∂V/∂log θ, seen through the influence of a bucket that moves θ_k alone. */
  @Test
  void derivativesOnPropensitiesAreThoseOfTheValue() {
    List<Metric> metrics = List.of(new ExpectedClicks(), new Dcg(2));
    List<ValueEstimator> estimators = List.of(new Ips(), new ClippedIps(1.2), new CappedSnips());
    List<Policy> policies = List.of(new LoggerPolicy("A"), new LoggerPolicy("B"));
    List<Impression> log = new ArrayList<>(twoRankings());
    log.add(Logs.impression("w", "w", "q", "A", new String[] {"a", "b"}, new double[] {0, 1}));
    double step = 1e-6;
    for (int k = 0; k < 2; k++) {
      double[][] moved = new double[Units.BUCKETS][];
      int free = 0;
      while (usedBuckets(log).contains(free)) {
        free++;
      }
      moved[free] = new double[2];
      moved[free][k] = 1;
      Valuation at = valuation(policies, metrics, estimators, THETA);
      ValueTable table = run(at, log, new BucketInfluence(2, moved));
      ValueTable up = run(valuation(policies, metrics, estimators, shifted(k, step)), log, NONE);
      ValueTable down = run(valuation(policies, metrics, estimators, shifted(k, -step)), log, NONE);
      for (int i = 0; i < table.cells().size(); i++) {
        double numeric = (up.cells().get(i).value() - down.cells().get(i).value()) / (2 * step);
        assertThat(table.cells().get(i).influence().get(free))
            .as(table.cells().get(i).metric() + " " + table.cells().get(i).estimator())
            .isCloseTo(numeric, within(1e-7));
      }
    }
  }

  /** Delete-one-bucket jackknife against influence, for each estimator and both weightings. */
  @Test
  void influenceIsWhatLeavingOutABucketDoes() {
    SmallWorld world = new SmallWorld(3, 10, 6, 4, 0.5, 0.3, 0.2);
    List<Impression> log = world.log(new Generator(9), 900, 3);
    assertInfluence(
        log,
        part ->
            new Valuation(
                    List.of(world.policy(3)),
                    List.of(new ExpectedClicks(), new Dcg(4)),
                    List.of(new Ips(), new ClippedIps(3), new CappedSnips()),
                    new Slices(List.of()),
                    world.examination(),
                    new DisplayWeighting())
                .run(
                    Source.of(part, Impression.LAYOUT),
                    Source.of(part, Impression.LAYOUT)
                        .grouped(Impression::query, new DisplaysFold()),
                    Source.of(world.candidates(), Layout.byKey()),
                    BucketInfluence.none(4, Units.BUCKETS)));
    Generator random = new Generator(2);
    List<Impression> actions = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      boolean a = random.nextBoolean(0.3);
      double click = random.nextBoolean(a ? 0.5 : 0.2) ? 1 : 0;
      actions.add(action("i" + i, a ? "a" : "b", click, a ? 0.3 : 0.7));
    }
    Policy target =
        PolicyTable.of("t", List.of(new Row("q", "a", 1, 0.8), new Row("q", "b", 1, 0.2)));
    assertInfluence(
        actions,
        part ->
            run(
                part,
                List.of(target),
                List.of(new ExpectedClicks()),
                List.of(new Ips(), new ClippedIps(2), new Snips()),
                new Slices(List.of()),
                new LoggedWeighting()));
  }

  private static void assertInfluence(
      List<Impression> log, Function<List<Impression>, ValueTable> valued) {
    ValueTable whole = valued.apply(log);
    List<Integer> buckets = usedBuckets(log).stream().sorted().limit(25).toList();
    double[][] influence = new double[whole.cells().size()][buckets.size()];
    double[][] effect = new double[whole.cells().size()][buckets.size()];
    for (int b = 0; b < buckets.size(); b++) {
      int left = buckets.get(b);
      ValueTable rest = valued.apply(log.stream().filter(i -> i.bucket() != left).toList());
      for (int c = 0; c < influence.length; c++) {
        influence[c][b] = whole.cells().get(c).influence().get(left);
        effect[c][b] = whole.cells().get(c).value() - rest.cells().get(c).value();
      }
    }
    for (int c = 0; c < influence.length; c++) {
      assertThat(new PearsonsCorrelation().correlation(influence[c], effect[c]))
          .as(whole.cells().get(c).metric() + " " + whole.cells().get(c).estimator())
          .isGreaterThan(0.99);
      assertThat(StatUtils.sumSq(effect[c]) / StatUtils.sumSq(influence[c])).isBetween(0.9, 1.12);
    }
  }

  private static final BucketInfluence NONE = BucketInfluence.none(2, Units.BUCKETS);

  private static Set<Integer> usedBuckets(List<Impression> log) {
    return log.stream().map(Impression::bucket).collect(Collectors.toSet());
  }

  private static Examination shifted(int k, double step) {
    double[] theta = THETA.theta().clone();
    theta[k] *= Math.exp(step);
    return new Examination(theta);
  }

  private static Valuation valuation(
      List<Policy> policies,
      List<Metric> metrics,
      List<ValueEstimator> estimators,
      Examination examination) {
    return new Valuation(
        policies, metrics, estimators, new Slices(List.of()), examination, new DisplayWeighting());
  }

  private static ValueTable run(Valuation valuation, List<Impression> log, BucketInfluence theta) {
    Source<Impression> source = Source.of(log, Impression.LAYOUT);
    return valuation.run(
        source,
        source.grouped(Impression::query, new DisplaysFold()),
        Source.of(List.of(), Layout.byKey()),
        theta);
  }

  /** SNIPS on capped weights, where S and Ω differ for rankings too. */
  private record CappedSnips() implements ValueEstimator {
    private static final Snips SNIPS = new Snips();

    @Override
    public String id() {
      return "capped-snips";
    }

    @Override
    public String summary() {
      return "SNIPS on capped weights";
    }

    @Override
    public String source() {
      return "test";
    }

    @Override
    public double weight(double w) {
      return Math.min(w, 1.3);
    }

    @Override
    public double value(double x, double s, double omega) {
      return SNIPS.value(x, s, omega);
    }

    @Override
    public double[] gradient(double x, double s, double omega) {
      return SNIPS.gradient(x, s, omega);
    }
  }

  private static Impression action(String id, String document, double click, double probability) {
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
            BucketInfluence.none(THETA.depth(), Units.BUCKETS));
  }

  private static double number(ValueTable table, String metric, String estimator) {
    return table.find(table.policies().get(0), metric, estimator, Slices.ALL).value();
  }

  private static String warnings(ValueTable table, String metric, String estimator) {
    return table.find(table.policies().get(0), metric, estimator, Slices.ALL).warnings().toString();
  }
}
