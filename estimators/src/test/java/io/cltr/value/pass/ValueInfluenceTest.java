package io.cltr.value.pass;

import static io.cltr.value.LeftOutBuckets.assertInfluence;
import static io.cltr.value.LeftOutBuckets.usedBuckets;
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
import io.cltr.value.GivenLogs;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable;
import io.cltr.value.display.PositionIps;
import io.cltr.value.estimator.ClippedIps;
import io.cltr.value.estimator.CressieRead;
import io.cltr.value.estimator.EmpiricalLikelihood;
import io.cltr.value.estimator.Ips;
import io.cltr.value.estimator.Snips;
import io.cltr.value.metric.Dcg;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.Metric;
import io.cltr.value.outcome.Cvar;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
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
    List<Impression> log = new ArrayList<>(GivenLogs.twoRankings());
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
      actions.add(GivenLogs.action("i" + i, a ? "a" : "b", click, a ? 0.3 : 0.7));
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
