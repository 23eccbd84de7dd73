package io.cltr.propensity;

import static io.cltr.testing.WeightedLogs.repeated;
import static io.cltr.testing.WeightedLogs.scaled;
import static io.cltr.testing.WeightedLogs.weighted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.cascade.Cascade;
import io.cltr.propensity.pbm.PbmEm;
import io.cltr.propensity.regression.DualLearning;
import io.cltr.propensity.regression.RegressionEm;
import io.cltr.propensity.study.Auto;
import io.cltr.propensity.trust.TrustPbm;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An impression of weight v counts as v impressions, for every registered estimator; {@code
 * RegressionEmTest} and {@code DualLearningTest} have those that need features.
 */
class WeightedPropensityTest {
  private static final double RELATIVE = 1e-12;
  private static final List<Impression> LOG = Estimators.log(9, 2000);

  static Stream<PropensityEstimator> estimators() {
    return Stream.concat(
        Estimators.registered()
            .filter(e -> !(e instanceof RegressionEm) && !(e instanceof DualLearning)),
        Stream.of(new Auto()));
  }

  @ParameterizedTest
  @MethodSource("estimators")
  void aWholeWeightIsThatManyImpressionsOfTheUnit(PropensityEstimator estimator) {
    PropensityEstimate found = estimate(estimator, weighted(LOG));
    assertSame(found, estimate(asRepeated(estimator), repeated(weighted(LOG))));
    if (!found.influence().isNone()) {
      assertThat(found.positions().get(1).propensity())
          .isNotCloseTo(estimate(estimator, LOG).positions().get(1).propensity(), within(1e-6));
    }
  }

  /** What a prior adds counts as displays of the mean weight: heavier ones where these are. */
  private static PropensityEstimator asRepeated(PropensityEstimator estimator) {
    double weights = 0;
    double squares = 0;
    for (Impression one : weighted(LOG)) {
      weights += one.weight();
      squares += one.weight() * one.weight();
    }
    if (estimator instanceof Auto auto) {
      return new Auto(auto.candidates().stream().map(WeightedPropensityTest::asRepeated).toList());
    }
    if (estimator instanceof TrustPbm trust) {
      return new TrustPbm(trust.strength() * squares / weights, trust.anchor());
    }
    if (estimator instanceof Cascade cascade) {
      return new Cascade(
          cascade.priorClicks() * squares / weights,
          cascade.priorSkips() * squares / weights,
          cascade.iterations());
    }
    return estimator instanceof PbmEm pbm
        ? new PbmEm(
            pbm.priorClicks() * squares / weights,
            pbm.priorSkips() * squares / weights,
            pbm.iterations())
        : estimator;
  }

  @ParameterizedTest
  @MethodSource("estimators")
  void aCommonFactorOfAllWeightsChangesNothing(PropensityEstimator estimator) {
    PropensityEstimate found = estimate(estimator, weighted(LOG));
    PropensityEstimate scaled = estimate(estimator, scaled(weighted(LOG), 0.3));
    assertSame(scaled, found);
    assertThat(scaled.warnings()).isEqualTo(found.warnings());
    assertThat(scaled.positions())
        .extracting(PositionEstimate::observations)
        .isEqualTo(found.positions().stream().map(PositionEstimate::observations).toList());
  }

  private static void assertSame(PropensityEstimate found, PropensityEstimate expected) {
    assertThat(found.positions()).hasSameSizeAs(expected.positions());
    for (int k = 0; k < expected.positions().size(); k++) {
      PositionEstimate position = expected.positions().get(k);
      PositionEstimate other = found.positions().get(k);
      assertThat(other.propensity()).isCloseTo(position.propensity(), relative(position));
      assertThat(other.low()).isCloseTo(position.low(), relative(position));
      assertThat(other.high()).isCloseTo(position.high(), relative(position));
      for (int b = 0; b < Units.BUCKETS; b++) {
        assertThat(found.influence().at(b, k))
            .isCloseTo(expected.influence().at(b, k), within(RELATIVE));
      }
    }
  }

  private static Offset<Double> relative(PositionEstimate position) {
    return within(RELATIVE * position.propensity());
  }

  private static PropensityEstimate estimate(PropensityEstimator estimator, List<Impression> log) {
    return estimator.estimate(Source.of(log, Impression.LAYOUT), 0.95);
  }
}
