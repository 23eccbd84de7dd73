package io.cltr.propensity.assumption;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.AssumptionCheck.Verdict;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.harvest.HarvestAllPairs;
import io.cltr.propensity.harvest.HarvestWeights;
import io.cltr.random.Generator;
import io.cltr.testing.RandomisedWorld;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether loggers serve the same queries, and whether their pairs tell one curve. */
class LoggerTestsTest {
  private static final int LOGS = Integer.getInteger("cltr.logs", 200) < 4000 ? 30 : 500;
  private static final RandomisedWorld BALANCED = RandomisedWorld.of(30, 5, 0.5, 0.3, 0.2);
  private static final RandomisedWorld SPARSE = RandomisedWorld.of(400, 5, 0.4, 0.3, 0.3);
  private static final HarvestAllPairs GLOBAL = new HarvestAllPairs(HarvestWeights.global);

  /** At most ALPHA of the logs, and four standard deviations. */
  @Test
  void logsThatKeepTheAssumptionsAreNotNamed() {
    double most = AssumptionCheck.ALPHA + 4 * Math.sqrt(AssumptionCheck.ALPHA / LOGS);
    for (RandomisedWorld world : List.of(BALANCED, SPARSE)) {
      assertThat(broken(new BalancedLoggersTest(), GLOBAL, world, 3000, LOGS))
          .isLessThanOrEqualTo(most);
      assertThat(broken(new OneCurveTest(), GLOBAL, world, 3000, LOGS)).isLessThanOrEqualTo(most);
      assertThat(broken(new OneCurveTest(), new HarvestAllPairs(), world, 3000, LOGS))
          .isLessThanOrEqualTo(most);
    }
  }

  @Test
  void routedTrafficIsFound() {
    RandomisedWorld routed = BALANCED.routed(1);
    int logs = LOGS / 5;
    assertThat(broken(new BalancedLoggersTest(), GLOBAL, routed, 6000, logs)).isEqualTo(1);
    assertThat(broken(new OneCurveTest(), GLOBAL, BALANCED.routed(2), 20_000, logs))
        .isGreaterThan(0.9);
    assertThat(broken(new OneCurveTest(), new HarvestAllPairs(), routed, 6000, logs))
        .isLessThan(0.2);
  }

  private static double broken(
      AssumptionTest test,
      PropensityEstimator estimator,
      RandomisedWorld world,
      int impressions,
      int logs) {
    return IntStream.range(0, logs)
            .filter(
                seed ->
                    check(test, estimator, world.log(new Generator(seed), impressions)).verdict()
                        == Verdict.BROKEN)
            .count()
        / (double) logs;
  }

  private static AssumptionCheck check(
      AssumptionTest test, PropensityEstimator estimator, List<Impression> log) {
    PropensityLog source = PropensityLog.of(Source.of(log, Impression.LAYOUT));
    return test.check(estimator, estimator.estimate(source, 0.95), source);
  }

  @Test
  void logsThatCannotTellAreUntested() {
    List<Impression> log = RandomisedWorld.of(30, 4, 0.5, 0.5).log(new Generator(1), 3000);
    assertThat(check(new OneCurveTest(), GLOBAL, log))
        .extracting(AssumptionCheck::verdict, AssumptionCheck::finding)
        .containsExactly(
            Verdict.UNTESTED, "fewer than two pairs of loggers have a curve of their own");
    List<Impression> units = log.stream().map(LoggerTestsTest::queryAsUnit).toList();
    assertThat(check(new BalancedLoggersTest(), GLOBAL, units).finding())
        .startsWith("the units are queries");
    assertThat(check(new BalancedLoggersTest(), GLOBAL, log.subList(0, 150)).verdict())
        .isEqualTo(Verdict.UNTESTED);
  }

  private static Impression queryAsUnit(Impression one) {
    return new Impression(
        one.id(),
        one.query(),
        Units.bucket(one.query()),
        one.query(),
        one.logger(),
        one.shownAt(),
        one.randomization(),
        one.context(),
        one.documents(),
        one.positions(),
        one.clicks(),
        one.rewards(),
        one.loggingProbabilities());
  }

  @Test
  void findingsNameTheLoggers() {
    List<Impression> log = BALANCED.routed(1).log(new Generator(4), 20_000);
    assertThat(check(new BalancedLoggersTest(), GLOBAL, log).finding())
        .startsWith("the clearest difference is query 'q")
        .contains("logger 'L");
    assertThat(check(new OneCurveTest(), GLOBAL, log).finding())
        .matches("the curves of logger 'L.' with 'L.' and with 'L.' differ most at position .*%");
  }
}
