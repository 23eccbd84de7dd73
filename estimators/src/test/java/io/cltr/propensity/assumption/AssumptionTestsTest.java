package io.cltr.propensity.assumption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.AssumptionCheck.Verdict;
import io.cltr.propensity.GivenCurve;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.PropensityLog;
import io.cltr.propensity.harvest.HarvestAllPairs;
import io.cltr.propensity.pbm.PbmEm;
import io.cltr.propensity.trust.TrustPbm;
import io.cltr.propensity.trust.TrustWorlds;
import io.cltr.random.Generator;
import io.cltr.simulate.CascadeUser;
import io.cltr.simulate.DbnUser;
import io.cltr.simulate.DcmUser;
import io.cltr.simulate.Trust;
import io.cltr.simulate.UserModel;
import io.cltr.testing.Logs;
import io.cltr.testing.SmallWorld;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where assumptions are broken a check says so; where they hold it rarely does. */
class AssumptionTestsTest {
  private static final int LOGS = Integer.getInteger("cltr.logs", 200) / 20;
  private static final List<PropensityEstimator> ESTIMATORS =
      List.of(new PbmEm(), new HarvestAllPairs());

  /** Number of the logs in which a test says broken, by estimator and assumption. */
  private static Map<String, Integer> broken(int logs, IntFunction<List<Impression>> draw) {
    Map<String, Integer> found = new TreeMap<>();
    for (PropensityEstimator estimator : ESTIMATORS) {
      for (Assumption tested : List.of(Assumption.NO_TRUST_BIAS, Assumption.NO_CASCADE)) {
        found.put(estimator.id() + " " + tested, 0);
      }
      found.put(estimator.id(), 0);
    }
    IntStream.range(0, logs)
        .mapToObj(i -> log(draw.apply(i)))
        .forEach(
            log -> {
              for (PropensityEstimator estimator : ESTIMATORS) {
                List<Assumption> broken = broken(estimator, log);
                broken.forEach(a -> found.merge(estimator.id() + " " + a, 1, Integer::sum));
                found.merge(estimator.id(), broken.isEmpty() ? 0 : 1, Integer::sum);
              }
            });
    return found;
  }

  private static List<Assumption> broken(PropensityEstimator estimator, PropensityLog log) {
    PropensityEstimate estimate = estimator.estimate(log, 0.95);
    return AssumptionTests.checked(estimator, estimate, log).checks().stream()
        .filter(check -> check.verdict() == Verdict.BROKEN)
        .map(AssumptionCheck::assumption)
        .filter(assumption -> assumption != Assumption.REPEATED_DOCUMENTS)
        .toList();
  }

  private static PropensityLog log(List<Impression> impressions) {
    return PropensityLog.of(Source.of(impressions, Impression.LAYOUT));
  }

  /** Five percent of them, and three standard deviations of the number where it is that. */
  private static double mostOf(int logs) {
    return 0.05 * logs + 3 * Math.sqrt(0.05 * 0.95 * logs);
  }

  @Test
  void trustBiasIsFoundAndNothingElse() {
    Map<String, Integer> found =
        broken(
            LOGS / 2,
            i -> TrustWorlds.impressions(TrustWorlds.of(900 + i, 50, 6000, TrustWorlds.TRUST)));
    for (PropensityEstimator estimator : ESTIMATORS) {
      assertThat(found.get(estimator.id() + " " + Assumption.NO_TRUST_BIAS)).isEqualTo(LOGS / 2);
      assertThat(1.0 * found.get(estimator.id() + " " + Assumption.NO_CASCADE))
          .isLessThan(mostOf(LOGS / 2));
    }
  }

  @Test
  void cascadesAreFound() {
    for (UserModel users :
        List.of(new CascadeUser(), new DcmUser(), new DbnUser(), new DbnUser(0.8, 0.5))) {
      Map<String, Integer> found =
          broken(
              LOGS / 4,
              i -> TrustWorlds.impressions(TrustWorlds.of(900 + i, 50, 6000, new Trust(), users)));
      for (PropensityEstimator estimator : ESTIMATORS) {
        assertThat(found.get(estimator.id() + " " + Assumption.NO_CASCADE))
            .as("%s %s", users, estimator.id())
            .isEqualTo(LOGS / 4);
      }
    }
  }

  /** Users that click 0.6 or 1.4 times as often make clicks come together. */
  @Test
  void usersWhoDifferBreakNothing() {
    SmallWorld world = new SmallWorld(77, 10, 6, 4, 0.4, 0.3, 0.3);
    Map<String, Integer> found = broken(2 * LOGS, i -> world.log(new Generator(300 + i), 6000, 3));
    for (PropensityEstimator estimator : ESTIMATORS) {
      assertThat(1.0 * found.get(estimator.id())).isLessThan(mostOf(2 * LOGS));
    }
    PropensityLog log = log(world.log(new Generator(300), 6000, 3));
    AssumptionCheck check =
        new NoCascadeTest().check(new PbmEm(), new PbmEm().estimate(log, 0.95), log);
    assertThat(check.finding()).contains("users who differ");
    assertThat(check.verdict()).isEqualTo(Verdict.HOLDS);
  }

  /** Three displays of a document and query, of which estimates are biased. */
  @Test
  void fewRepeatsBreakNeither() {
    Map<String, Integer> found =
        broken(LOGS, i -> TrustWorlds.impressions(TrustWorlds.of(500 + i, 400, 2400, new Trust())));
    for (PropensityEstimator estimator : ESTIMATORS) {
      assertThat(1.0 * found.get(estimator.id())).isLessThan(mostOf(LOGS));
    }
  }

  @Test
  void oneDeterministicLoggerIsRefused() {
    SmallWorld world = new SmallWorld(77, 10, 6, 4, 1.0);
    PropensityLog log = log(world.log(new Generator(1), 3000, 3));
    for (PropensityEstimator estimator :
        List.of(new PbmEm(), new HarvestAllPairs(), new TrustPbm())) {
      assertThatThrownBy(() -> estimator.estimate(log, 0.95)).isInstanceOf(InputException.class);
    }
  }

  @Test
  void logsThatCannotTellAreUntested() {
    List<Impression> once = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      once.add(
          Logs.impression("i" + i, "u" + i, "q" + i, "A", new String[] {"a", "b"}, new double[2]));
    }
    GivenCurve given = new GivenCurve(List.of(1.0, 0.5));
    PropensityEstimate estimate = given.estimate(log(once), 0.95);
    for (AssumptionTest test : List.of(new NoTrustBiasTest(), new NoCascadeTest())) {
      AssumptionCheck check = test.check(given, estimate, log(once));
      assertThat(check.verdict()).isEqualTo(Verdict.UNTESTED);
      assertThat(check.finding()).startsWith("no document");
      assertThat(test.check(given, estimate, log(List.of())).verdict()).isEqualTo(Verdict.UNTESTED);
    }
  }

  @Test
  void checksAreThoseOfTheEstimatorsAssumptions() {
    SmallWorld world = new SmallWorld(77, 10, 6, 4, 0.4, 0.3, 0.3);
    PropensityLog log = log(world.log(new Generator(1), 3000, 3));
    TrustPbm trust = new TrustPbm();
    PropensityEstimate checked = AssumptionTests.checked(trust, trust.estimate(log, 0.95), log);
    assertThat(checked.checks())
        .extracting(AssumptionCheck::assumption)
        .contains(Assumption.NO_CASCADE)
        .doesNotContain(Assumption.NO_TRUST_BIAS);
  }

  /** The order of the impressions and other units' halves change no verdict's p. */
  @Test
  void resultsDoNotDependOnTheOrderOfTheLog() {
    List<Impression> impressions =
        new SmallWorld(77, 10, 6, 4, 0.4, 0.3, 0.3).log(new Generator(1), 3000, 3);
    List<Impression> turned = new ArrayList<>(impressions);
    Collections.reverse(turned);
    PbmEm pbm = new PbmEm();
    PropensityEstimate estimate = pbm.estimate(log(impressions), 0.95);
    for (AssumptionTest test : AssumptionTests.ALL) {
      assertThat(test.check(pbm, estimate, log(turned)))
          .isEqualTo(test.check(pbm, estimate, log(impressions)));
    }
    assertThat(Arrays.asList(Assumption.values()))
        .containsAll(AssumptionTests.ALL.stream().map(AssumptionTest::assumption).toList());
  }
}
