package io.cltr.value;

import static io.cltr.value.EnumeratedLoggers.ALIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.policy.LoggerPolicy;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.PolicyTable.Row;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.testing.Logs;
import io.cltr.testing.SmallWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

/**
 * The influence of buckets on values is their derivative, and predicts what leaving them out does.
 */
class ValueInfluenceTest {
  private static final Examination THETA = new Examination(new double[] {1, 0.5});
  private static final BucketInfluence NONE = BucketInfluence.none(2, Units.BUCKETS);

  /** ∂V/∂log θ, seen through the influence of a bucket that moves θ_k alone. */
  @Test
  void derivativesOnPropensitiesAreThoseOfTheValue() {
    List<Metric> metrics = List.of(new ExpectedClicks(), new Dcg(2));
    List<ValueEstimator> estimators = List.of(new Ips(), new ClippedIps(1.2), new PositionIps());
    List<Policy> policies = List.of(new LoggerPolicy("A"), new LoggerPolicy("B"));
    List<Impression> log = new ArrayList<>(ValuationTest.twoRankings());
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
                    List.of(new Ips(), new ClippedIps(3), new PositionIps()),
                    new Slices(List.of()),
                    world.examination(),
                    new DisplayWeighting())
                .run(
                    Source.of(part, Impression.LAYOUT),
                    Source.of(part, Impression.LAYOUT)
                        .grouped(Impression::query, new DisplaysFold()),
                    Source.of(world.candidates(), Layout.byKey()),
                    BucketInfluence.none(4, Units.BUCKETS),
                    0.95));
    Generator random = new Generator(2);
    List<Impression> actions = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      boolean a = random.nextBoolean(0.3);
      double click = random.nextBoolean(a ? 0.5 : 0.2) ? 1 : 0;
      actions.add(ValuationTest.action("i" + i, a ? "a" : "b", click, a ? 0.3 : 0.7));
    }
    Policy target =
        PolicyTable.of("t", List.of(new Row("q", "a", 1, 0.8), new Row("q", "b", 1, 0.2)));
    assertInfluence(
        actions,
        part ->
            run(
                new Valuation(
                    List.of(target),
                    List.of(new ExpectedClicks()),
                    List.of(
                        new Ips(),
                        new ClippedIps(2),
                        new Snips(),
                        new CressieRead(),
                        new EmpiricalLikelihood(),
                        new Cvar(0.9, Cvar.Tail.lower)),
                    new Slices(List.of()),
                    THETA,
                    new LoggedWeighting()),
                part,
                NONE));
  }

  /** Shares of loggers are counted again, their estimates weighed again, without the bucket. */
  @Test
  void influenceOfSeveralLoggers() {
    EnumeratedLoggers world = new EnumeratedLoggers(EnumeratedLoggers.FULL, ALIKE, 0.05);
    List<Impression> log = world.sample(new Generator(3), 6000, 1);
    assertInfluence(
        log,
        part ->
            EnumeratedLoggers.values(
                part,
                EnumeratedLoggers.known(EnumeratedLoggers.FULL),
                List.of(),
                new Mips(),
                new SelfNormalisedMips(),
                new MixtureIps(),
                new MixtureDr(),
                new WeightedIps(),
                new WeightedDr()));
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
        theta,
        0.95);
  }
}
