package io.cltr.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.feature.Standardisation;
import io.cltr.log.Query;
import io.cltr.method.Methods;
import io.cltr.random.Generator;
import io.cltr.ranker.Ranker;
import io.cltr.testing.RankerLogs;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of {@link Scorer}. */
class ScorerTest {
  private static final int WIDTH = 5;
  private static final int ROWS = 4;
  private static final double STEP = 1e-6;

  static Collection<Scorer> scorers() {
    return Stream.concat(
            Methods.of(Scorer.class).values().stream(), Stream.of(new Network(List.of(6, 3))))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("scorers")
  void slopesAreCentralDifferences(Scorer scorer) {
    float[] features = features();
    double[] point = point(scorer);
    double[] slopes = {.5, -1, 0, 2};
    double[] gradient = new double[point.length + 1];

    scorer.backward(point, features, WIDTH, 0, ROWS, slopes, gradient, 1);

    assertThat(gradient[0]).isZero();
    for (int j = 0; j < point.length; j++) {
      double above = weighted(scorer, moved(point, j, STEP), features, slopes);
      double below = weighted(scorer, moved(point, j, -STEP), features, slopes);
      assertThat(gradient[j + 1]).isEqualTo((above - below) / (2 * STEP), within(1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("scorers")
  void theRankerGivesTheScoresOfItsParameters(Scorer scorer) {
    double[] point = point(scorer);
    Ranker ranker = scorer.ranker(point, Standardisation.identity(WIDTH));
    double[] scores = new double[ROWS];

    scorer.score(point, features(), WIDTH, 0, ROWS, scores);

    assertThat(ranker.scores(query())).containsExactly(scores, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("scorers")
  void aRankerIsContinuedOnFeaturesThatAreStandardisedOtherwise(Scorer scorer) {
    Standardisation before =
        new Standardisation(
            new double[] {1, 0, -1, 2, 0}, new double[] {1, 2, .5, 3, 1}, List.of());
    Ranker ranker = scorer.ranker(point(scorer), before);

    double[] continued = scorer.parametersOf(ranker, Standardisation.identity(WIDTH)).orElseThrow();

    double[] there = scorer.ranker(continued, Standardisation.identity(WIDTH)).scores(query());
    double[] here = ranker.scores(query());
    for (int d = 1; d < ROWS; d++) {
      assertThat(there[d] - there[0]).isEqualTo(here[d] - here[0], within(1e-12));
    }
  }

  private static double weighted(Scorer scorer, double[] point, float[] features, double[] slopes) {
    double[] scores = new double[ROWS];
    scorer.score(point, features, WIDTH, 0, ROWS, scores);
    double sum = 0;
    for (int d = 0; d < ROWS; d++) {
      sum += slopes[d] * scores[d];
    }
    return sum;
  }

  private static double[] point(Scorer scorer) {
    Generator random = new Generator(3);
    double[] point = scorer.start(WIDTH, random);
    Arrays.setAll(point, j -> point[j] + .3 * random.nextGaussian());
    return point;
  }

  private static double[] moved(double[] point, int j, double step) {
    double[] moved = point.clone();
    moved[j] += step;
    return moved;
  }

  private static float[] features() {
    Generator random = new Generator(5);
    float[] features = new float[ROWS * WIDTH];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextGaussian();
    }
    return features;
  }

  private static Query query() {
    return RankerLogs.query("q", List.of("a", "b", "c", "d"), WIDTH, features());
  }
}
