package io.cltr.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.StudentT;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.context.Contextual;
import io.cltr.testing.Logs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of {@link PropensityEstimator}, for every registered one. */
class PropensityContractTest {
  private static final List<Impression> LOG = Estimators.log(9, 3000);

  static Stream<PropensityEstimator> registered() {
    return Estimators.registered();
  }

  static Stream<PropensityEstimator> learning() {
    return Estimators.learning();
  }

  @ParameterizedTest
  @MethodSource("registered")
  void curvesAreRelativeToPositionOneInsideTheirIntervals(PropensityEstimator estimator) {
    PropensityEstimate estimate = Estimators.estimate(estimator, LOG);
    assertThat(estimate.estimator()).isEqualTo(estimator.id());
    PositionEstimate first = estimate.positions().get(0);
    assertThat(List.of(first.propensity(), first.low(), first.high())).containsOnly(1.0);
    for (int k = 1; k <= 4; k++) {
      PositionEstimate at = estimate.positions().get(k - 1);
      assertThat(at.position()).isEqualTo(k);
      assertThat(at.propensity()).isBetween(0.5 / k, 2.0 / k).isBetween(at.low(), at.high());
    }
    assertThat(estimate.components().stream().flatMap(List::stream).sorted())
        .containsExactly(1, 2, 3, 4);
    assertThat(estimate.warnings()).noneMatch(text -> text.contains("not identified"));
  }

  @ParameterizedTest
  @MethodSource("learning")
  void influenceIsThatOfTheIntervalsAndSumsToZero(PropensityEstimator estimator) {
    PropensityEstimate estimate = Estimators.estimate(estimator, LOG);
    Influences.assertSumToZero(estimate);
    assertThat(estimate.influence().width()).isEqualTo(4);
    for (PositionEstimate at : estimate.positions()) {
      double half = StudentT.halfWidth(estimate.influence().column(at.position() - 1), 0.95);
      assertThat(at.high()).isCloseTo(at.propensity() * Math.exp(half), within(1e-9));
      assertThat(at.low()).isCloseTo(at.propensity() * Math.exp(-half), within(1e-9));
    }
  }

  @ParameterizedTest
  @MethodSource("registered")
  void theOrderOfTheImpressionsDoesNotMatter(PropensityEstimator estimator) {
    List<Impression> shuffled = new ArrayList<>(LOG);
    Collections.reverse(shuffled);
    PropensityLog log = Estimators.WORLD.withCandidates(LOG);
    PropensityEstimate found = estimator.estimate(log, 0.95);
    assertThat(
            estimator.estimate(log.with(Source.of(shuffled, Impression.LAYOUT)), 0.95).positions())
        .isEqualTo(found.positions());
    PropensityEstimate backwards =
        estimator.estimate(log.with(Source.of(LOG, new Backwards())), 0.95);
    assertThat(backwards.examination().theta())
        .containsExactly(found.examination().theta(), within(1e-9));
  }

  /** Buckets and what they hold, last first. */
  private record Backwards() implements Layout<Impression> {
    @Override
    public int block(Impression item) {
      return -item.bucket();
    }

    @Override
    public Comparator<Impression> order() {
      return Impression.LAYOUT.order().reversed();
    }
  }

  @ParameterizedTest
  @MethodSource("learning")
  void aPositionWithoutClicksIsNotIdentified(PropensityEstimator estimator) {
    PropensityEstimate estimate = Estimators.estimate(estimator, clickedOnlyAt(k -> k < 4));
    PositionEstimate last = estimate.positions().get(3);
    assertThat(List.of(last.propensity(), last.low(), last.high())).containsOnly(Double.NaN);
    assertThat(estimate.influence().column(3)).containsOnly(0);
    assertThat(estimate.warnings()).anyMatch(w -> w.startsWith("position 4 is not identified"));
    assertThat(estimate.positions().get(2).propensity()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("learning")
  void logsWithoutClicksAreRefused(PropensityEstimator estimator) {
    assertThatThrownBy(() -> Estimators.estimate(estimator, clickedOnlyAt(k -> false)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("table")
        .hasMessageContaining(refusing(estimator));
    assertThatThrownBy(() -> Estimators.estimate(estimator, List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("table");
  }

  /** The estimator that refuses a log: that of the single curves where there are several. */
  private static String refusing(PropensityEstimator estimator) {
    return estimator instanceof Contextual contextual ? contextual.of().id() : estimator.id();
  }

  private static List<Impression> clickedOnlyAt(IntPredicate position) {
    return LOG.stream()
        .map(
            one ->
                Logs.clicked(
                    one,
                    IntStream.range(0, one.size())
                        .mapToDouble(i -> position.test(i + 1) ? one.clicks()[i] : 0)
                        .toArray()))
        .toList();
  }
}
