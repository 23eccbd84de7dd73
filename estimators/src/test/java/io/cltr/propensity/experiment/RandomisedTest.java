package io.cltr.propensity.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.Impression;
import io.cltr.log.InputException;
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
import org.junit.jupiter.params.provider.MethodSource;

/** Estimates from shuffled and swapped impressions. */
class RandomisedTest {
  static Stream<PropensityEstimator> kinds() {
    return Stream.of(new UniformShuffle(), new SwapPairs(), new SwapPairs(SwapDocuments.top));
  }

  /** The stored number of RandPair with the document moved down; whether it was, is inferred. */
  @Test
  void theDocumentMovedDownGivesTheStoredCurve() {
    PropensityEstimate estimate =
        new SwapPairs(SwapDocuments.top).estimate(GoldenLogs.swaps(), 0.95);
    assertThat(estimate.examination().theta())
        .containsExactly(GoldenLogs.ratios("swap_eps0", "top"), within(5.1e-7));
    assertThat(GoldenLogs.meanError(estimate)).isLessThanOrEqualTo(0.03);
    assertThat(estimate.warnings()).isEmpty();
  }

  /** The stored number weighs both documents alike, this one as often as the coin fell. */
  @Test
  void bothDocumentsAreNearTheStoredCurve() {
    PropensityEstimate estimate = new SwapPairs().estimate(GoldenLogs.swaps(), 0.95);
    assertThat(GoldenLogs.meanError(estimate)).isLessThanOrEqualTo(0.03);
    double[] stored = GoldenLogs.ratios("swap_eps0", "both");
    for (PositionEstimate at : estimate.positions()) {
      assertThat(at.propensity()).isCloseTo(stored[at.position() - 1], within(0.001));
    }
    assertThat(estimate.positions().get(0).observations()).isEqualTo(100_000);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void influencePredictsTheEffectOfLeavingOutABucket(PropensityEstimator estimator) {
    List<Impression> log =
        RandomisedWorld.of(6, 4, 0.5, 0.5).marked(0.5).log(new Generator(5), 12_000);
    Influences.assertPredict(estimator, log, 0.04, 1e-4);
  }

  /** Five impressions of shuffle-2 and five of shuffle-3: each position has those that reach it. */
  @Test
  void everyPositionHasTheShufflesThatReachIt() {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      double[] clicks = {i < 8 ? 1 : 0, i % 2, i % 5 == 0 ? 1 : 0, 1};
      log.add(
          Logs.marked(
              i < 5 ? "shuffle-2" : "shuffle-3",
              Logs.impression(
                  "i" + i, "u" + i, "q", "A", new String[] {"a", "b", "c", "d"}, clicks)));
    }
    PropensityEstimate estimate = Influences.estimate(new UniformShuffle(), log);
    double[] theta = estimate.examination().theta();
    assertThat(theta[1]).isCloseTo(5.0 / 8, within(1e-12));
    assertThat(theta[2]).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(theta[3]).isNaN();
    assertThat(estimate.components()).containsExactly(List.of(1, 2, 3), List.of(4));
    assertThat(estimate.positions())
        .extracting(PositionEstimate::observations)
        .containsExactly(10L, 10L, 5L, 0L);
    assertThat(estimate.warnings()).singleElement().asString().startsWith("position 4 is not");
  }

  static Stream<PropensityEstimator> kindsAndContexts() {
    return Stream.concat(kinds(), kinds().map(of -> new Contextual("device", of)));
  }

  /** Documents are exchanged inside 1–5, and stay where they are inside 6–10. */
  @ParameterizedTest
  @MethodSource("kindsAndContexts")
  void positionsThatShareNoDocumentHaveNoRatio(PropensityEstimator estimator) {
    List<Impression> log = new ArrayList<>();
    Generator random = new Generator(3);
    for (int i = 0; i < 6000; i++) {
      int[] order = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
      int k = 2 + random.nextInt(4);
      String mark = i % 2 == 0 ? "shuffle-5" : "swap-" + k;
      if (i % 2 == 0) {
        random.shuffle(order, 5);
      } else if (random.nextBoolean(0.5)) {
        order[0] = k - 1;
        order[k - 1] = 0;
      }
      String[] documents = new String[10];
      double[] clicks = new double[10];
      for (int at = 0; at < 10; at++) {
        documents[at] = "d" + order[at];
        clicks[at] = random.nextBoolean(0.4) ? 1 : 0;
      }
      Impression one = Logs.impression("i" + i, "u" + i, "q", "A", documents, clicks);
      log.add(Logs.inContext("device", "device-" + i / 2 % 2, Logs.marked(mark, one)));
    }
    PropensityEstimate estimate = Influences.estimate(estimator, log);
    for (PositionEstimate at : estimate.positions()) {
      assertThat(Double.isNaN(at.propensity())).isEqualTo(at.position() > 5);
      assertThat(Double.isNaN(at.low())).isEqualTo(at.position() > 5);
    }
    assertThat(estimate.components().get(0)).containsExactly(1, 2, 3, 4, 5);
    assertThat(estimate.warnings())
        .hasSize(5)
        .allMatch(warning -> warning.contains("is not identified"));
    assertThat(estimate.influence().column(7)).containsOnly(0);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void logsWithoutMarksOrClicksAreRefused(PropensityEstimator estimator) {
    RandomisedWorld world = RandomisedWorld.of(6, 4, 0.5, 0.5);
    assertThatThrownBy(() -> Influences.estimate(estimator, world.log(new Generator(1), 100)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("column randomization: found no impressions marked s")
        .hasMessageContaining(estimator.id() + " needs them");
    List<Impression> silent =
        world.marked(0.4).log(new Generator(1), 400).stream()
            .map(one -> Logs.clicked(one, new double[4]))
            .toList();
    assertThatThrownBy(() -> Influences.estimate(estimator, silent))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("have no clicks at position 1 and at another position");
  }

  @Test
  void pairsOfUnknownOrderAreLeftOut() {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean swapped = i % 4 < 2;
      String[] documents = swapped ? new String[] {"b", "a"} : new String[] {"a", "b"};
      double[] clicks = {i % 3 == 0 ? 1 : 0, i % 5 == 0 ? 1 : 0};
      String query = i < 20 ? "known" : "unknown";
      log.add(
          Logs.marked("swap-2", Logs.impression("i" + i, "u" + i, query, "A", documents, clicks)));
    }
    String[] own = {"a", "b"};
    log.add(Logs.impression("own", "u", "known", "A", own, new double[2]));
    log.add(Logs.impression("other", "u", "unknown", "B", own, new double[2]));
    PropensityEstimate estimate = Influences.estimate(new SwapPairs(SwapDocuments.top), log);
    assertThat(estimate.warnings())
        .singleElement()
        .asString()
        .startsWith("50% of the swapped pairs are left out");
    assertThat(estimate.positions().get(1).observations()).isEqualTo(10);
  }

  @Test
  void marksOfOtherKindsAreNotRead() {
    assertThat(Mark.swap.of("swap-3")).isEqualTo(3);
    for (String other : List.of("", "swap-", "swap-x", "swap-3x", "shuffle-3", "swap--3")) {
      assertThat(Mark.swap.of(other)).as(other).isZero();
    }
    assertThat(Mark.isOwnPlace("swap-3", 2)).isTrue();
    assertThat(Mark.isOwnPlace("swap-3", 1)).isFalse();
    assertThat(Mark.isOwnPlace("shuffle-3", 3)).isFalse();
    assertThat(Mark.isOwnPlace("shuffle-3", 4)).isTrue();
    assertThat(Mark.isOwnPlace("epsilon-1", 9)).isFalse();
  }
}
