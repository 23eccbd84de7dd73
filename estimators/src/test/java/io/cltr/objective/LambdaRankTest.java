package io.cltr.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.random.Generator;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LambdaRankTest {
  private static final double STEP = 1e-6;

  static IntStream seeds() {
    return IntStream.range(0, 20);
  }

  /** Click by click: the clicked document against each other one, in either order of the loops. */
  @ParameterizedTest
  @MethodSource("seeds")
  void lambdasAreThoseOfTheDefinition(int seed) {
    ListData list = ListObjectiveTest.list(seed);
    double[] scores = ListObjectiveTest.scores(seed, list.size());
    double[] slopes = new double[list.size()];
    double[] curvatures = new double[list.size()];
    double total = new LambdaRank().at(list, scores, slopes, curvatures);

    double[] expectedSlopes = new double[list.size()];
    double[] expectedCurvatures = new double[list.size()];
    double expected = 0;
    for (int clicked = 0; clicked < list.size(); clicked++) {
      for (int other = 0; other < list.size(); other++) {
        if (other == clicked) {
          continue;
        }
        double weight =
            list.signal()[clicked]
                * Math.abs(discount(rank(scores, clicked)) - discount(rank(scores, other)));
        double lagging = 1 / (1 + Math.exp(scores[clicked] - scores[other]));
        expected -= weight * Math.log(1 - lagging);
        expectedSlopes[clicked] -= weight * lagging;
        expectedSlopes[other] += weight * lagging;
        expectedCurvatures[clicked] += weight * lagging * (1 - lagging);
        expectedCurvatures[other] += weight * lagging * (1 - lagging);
      }
    }

    assertThat(total).isEqualTo(expected, within(1e-10));
    assertThat(slopes).containsExactly(expectedSlopes, within(1e-10));
    assertThat(curvatures).containsExactly(expectedCurvatures, within(1e-10));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void withFixedRanksSlopesAreCentralDifferences(int seed) {
    ListData list = ListObjectiveTest.list(seed);
    double[] scores = ListObjectiveTest.scores(seed, list.size());
    int[] ranks = LambdaRank.ranks(scores);
    double[] slopes = new double[list.size()];
    new LambdaRank().at(list, scores, ranks, slopes, new double[list.size()]);

    for (int d = 0; d < list.size(); d++) {
      double difference =
          (frozen(list, scores, ranks, d, STEP) - frozen(list, scores, ranks, d, -STEP))
              / (2 * STEP);
      assertThat(slopes[d]).isEqualTo(difference, within(1e-5 * Math.max(1, Math.abs(difference))));
    }
  }

  /** What the weight by |γ̂_d − γ̂_d'| would not give: noise of clicks that cancels. */
  @Test
  void isLinearInTheSignal() {
    double[] scores = ListObjectiveTest.scores(1, 4);
    double[] one = slopes(ListData.of(2, 0, 1, 0), scores);
    double[] two = slopes(ListData.of(0, 3, 1, 0), scores);
    double[] both = slopes(ListData.of(2, 3, 2, 0), scores);

    for (int d = 0; d < 4; d++) {
      assertThat(both[d]).isEqualTo(one[d] + two[d], within(1e-12));
    }
  }

  @Test
  void extremeScoresStayFinite() {
    double[] slopes = new double[3];
    double[] curvatures = new double[3];
    double total =
        new LambdaRank().at(ListData.of(1, 0, 4), new double[] {-1e6, 1e6, 0}, slopes, curvatures);

    assertThat(total).isFinite().isPositive();
    assertThat(Arrays.stream(slopes)).allMatch(Double::isFinite);
    assertThat(Arrays.stream(curvatures)).allMatch(h -> h >= 1e-16);
  }

  @Test
  void equalScoresRankInTheOrderOfTheList() {
    assertThat(LambdaRank.ranks(new double[] {1, 2, 1, 2})).containsExactly(3, 1, 4, 2);
  }

  @Test
  void discountsGoOnBehindTheTable() {
    Generator random = new Generator(1);
    for (int rank : new int[] {1, 2, 1023, 1024, 1025 + random.nextInt(1000)}) {
      assertThat(Discounts.at(rank)).isEqualTo(discount(rank), within(1e-15));
    }
  }

  private static double frozen(ListData list, double[] scores, int[] ranks, int d, double step) {
    double[] moved = scores.clone();
    moved[d] += step;
    return new LambdaRank()
        .at(list, moved, ranks, new double[list.size()], new double[list.size()]);
  }

  private static double[] slopes(ListData list, double[] scores) {
    double[] slopes = new double[list.size()];
    new LambdaRank().at(list, scores, slopes, new double[list.size()]);
    return slopes;
  }

  private static int rank(double[] scores, int d) {
    int rank = 1;
    for (int other = 0; other < scores.length; other++) {
      rank += scores[other] > scores[d] || (scores[other] == scores[d] && other < d) ? 1 : 0;
    }
    return rank;
  }

  private static double discount(int rank) {
    return Math.log(2) / Math.log(1.0 + rank);
  }
}
