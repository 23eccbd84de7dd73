package io.cltr.propensity.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.Assumption;
import io.cltr.propensity.AssumptionCheck;
import io.cltr.propensity.GoldenLogs;
import io.cltr.propensity.Influences;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.propensity.context.Contextual;
import io.cltr.random.Generator;
import io.cltr.testing.Logs;
import io.cltr.testing.RandomisedWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the kinds of harvesting have in common, with either weights. */
class HarvestTest {
  static Stream<PropensityEstimator> kinds() {
    return Stream.of(HarvestWeights.values()).flatMap(HarvestTest::kinds);
  }

  private static Stream<PropensityEstimator> kinds(HarvestWeights weights) {
    return Stream.of(
        new HarvestAdjacent(weights), new HarvestPivot(weights), new HarvestAllPairs(weights));
  }

  /** Stored by the published formulas (`*_ratio_paper`), to six decimals. */
  @ParameterizedTest
  @CsvSource({"swp_eps0", "zipf3_eps0"})
  void globalRatiosAreThoseOfThePaper(String log) {
    assertRatios(new HarvestPivot(HarvestWeights.global), log, "pivot");
    assertRatios(new HarvestAdjacent(HarvestWeights.global), log, "adjacent");
  }

  private static void assertRatios(PropensityEstimator estimator, String log, String stored) {
    assertThat(estimator.estimate(GoldenLogs.harvest(log), 0.95).examination().theta())
        .containsExactly(GoldenLogs.ratios(log, stored), within(5.1e-7));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void influencePredictsTheEffectOfLeavingOutABucket(PropensityEstimator estimator) {
    List<Impression> log = RandomisedWorld.of(6, 4, 0.4, 0.3, 0.3).log(new Generator(5), 12_000);
    Influences.assertPredict(estimator, log, 0.04, 6e-5);
  }

  /** Easy queries go to the better ranker: only the document's own rates stay right. */
  @Test
  void routedTrafficBiasesGlobalWeightsAlone() {
    List<Impression> log =
        RandomisedWorld.of(40, 4, 0.5, 0.3, 0.2).routed(2).log(new Generator(1), 400_000);
    assertThat(largestError(new HarvestAllPairs(HarvestWeights.overlap), log)).isLessThan(0.02);
    assertThat(largestError(new HarvestAllPairs(HarvestWeights.global), log)).isGreaterThan(0.05);
  }

  /** Largest |θ̂_k k − 1|. */
  private static double largestError(PropensityEstimator estimator, List<Impression> log) {
    return Influences.estimate(estimator, log).positions().stream()
        .mapToDouble(at -> Math.abs(at.propensity() * at.position() - 1))
        .max()
        .orElseThrow();
  }

  static Stream<PropensityEstimator> kindsAndContexts() {
    return Stream.concat(kinds(), kinds().map(of -> new Contextual("device", of)));
  }

  /** Three loggers turn the documents round inside 1–5 and inside 6–10. */
  @ParameterizedTest
  @MethodSource("kindsAndContexts")
  void positionsThatShareNoDocumentAreNotIdentified(PropensityEstimator estimator) {
    List<Impression> log = new ArrayList<>();
    Generator random = new Generator(3);
    for (int i = 0; i < 3000; i++) {
      String[] documents = new String[10];
      double[] clicks = new double[10];
      for (int k = 0; k < 10; k++) {
        int block = k / 5;
        documents[k] = "d" + (5 * block + (k + i % 3) % 5);
        clicks[k] = random.nextBoolean(0.4) ? 1 : 0;
      }
      Impression one = Logs.impression("i" + i, "u" + i, "q", "L" + i % 3, documents, clicks);
      log.add(Logs.inContext("device", "device-" + i / 3 % 2, one));
    }
    PropensityEstimate estimate = Influences.estimate(estimator, log);
    assertThat(estimate.components())
        .containsExactly(List.of(1, 2, 3, 4, 5), List.of(6, 7, 8, 9, 10));
    for (PositionEstimate at : estimate.positions()) {
      assertThat(Double.isNaN(at.propensity())).isEqualTo(at.position() > 5);
    }
    assertThat(estimate.warnings())
        .hasSize(5)
        .allMatch(warning -> warning.contains("is not identified: no documents with clicks"));
    assertThat(estimate.influence().column(7)).containsOnly(0);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void logsThatTieNothingToPositionOneAreRefused(PropensityEstimator estimator) {
    Impression one = Logs.impression("i", "u", "q", "A", new String[] {"a", "b"}, new double[2]);
    Impression other = Logs.impression("j", "v", "q", "B", new String[] {"b", "a"}, new double[2]);
    assertThatThrownBy(() -> Influences.estimate(estimator, List.of(one)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("column logger: found 1 logger(s) [A]; " + estimator.id());
    assertThatThrownBy(() -> Influences.estimate(estimator, List.of(one, other)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("with clicks at both; " + estimator.id());
    assertThatThrownBy(() -> Influences.estimate(estimator, List.of()))
        .isInstanceOf(InputException.class);
  }

  @Test
  void onlyGlobalWeightsRestOnTheLoggers() {
    List<Impression> thin = RandomisedWorld.of(400, 4, 0.5, 0.5).log(new Generator(2), 3000);
    assertThat(Influences.estimate(new HarvestPivot(HarvestWeights.global), thin).checks())
        .extracting(AssumptionCheck::assumption, AssumptionCheck::verdict)
        .containsExactly(
            tuple(Assumption.DETERMINISTIC_LOGGERS, AssumptionCheck.Verdict.HOLDS),
            tuple(Assumption.REPEATED_DOCUMENTS, AssumptionCheck.Verdict.BROKEN));
    assertThat(Influences.estimate(new HarvestPivot(), thin).checks()).isEmpty();
    assertThat(new HarvestPivot().assumptions()).doesNotContain(Assumption.BALANCED_LOGGERS);
  }
}
