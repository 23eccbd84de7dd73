package io.cltr.ranker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Values of TensorFlow Ranking's documented examples, to the digits that it prints. */
class NdcgTest {
  private static final Ndcg ALL = new Ndcg(10);

  @Test
  void agreesWithTheDocumentedExamples() {
    double[] grades = {0, 1, 1};
    int[] ranking = byScore(3, 1, 2);

    assertThat(ALL.of(ranking, grades).getAsDouble()).isEqualTo(.6934264, within(1e-7));
    assertThat(ALL.dcg(ranking, grades)).isEqualTo(1.1309297, within(1e-7));
  }

  @Test
  void meanOfTwoListsAgreesWithTheDocumentedExample() {
    double first = ALL.of(byScore(2, 1), new double[] {0, 1}).getAsDouble();
    double second = ALL.of(byScore(2, 5, 4), new double[] {1, 2, 0}).getAsDouble();

    assertThat((first + second) / 2).isEqualTo(.7974351, within(1e-7));
  }

  @Test
  void cutsTheRankingAndTheIdealAtItsDepth() {
    double[] grades = {1, 1, 0};

    assertThat(new Ndcg(1).of(new int[] {0, 2, 1}, grades)).hasValue(1);
    assertThat(new Ndcg(1).of(new int[] {2, 0, 1}, grades)).hasValue(0);
  }

  @Test
  void isNotDefinedWithoutARelevantDocument() {
    assertThat(ALL.of(new int[] {0, 1}, new double[] {0, 0})).isEmpty();
    assertThat(ALL.of(new int[0], new double[0])).isEmpty();
  }

  @Test
  void needsADepth() {
    assertThatThrownBy(() -> new Ndcg(0)).hasMessageContaining("at least 1, found 0");
  }

  private static int[] byScore(double... scores) {
    long[] ties = new long[scores.length];
    Arrays.setAll(ties, d -> d);
    return Rankings.best(scores, ties, scores.length);
  }
}
