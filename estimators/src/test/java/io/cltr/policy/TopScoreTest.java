package io.cltr.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.Displays;
import io.cltr.log.Query;
import org.junit.jupiter.api.Test;

class TopScoreTest {
  private static final TopScore TOP = new TopScore("top", Cases.FEATURE);

  @Test
  void ranksByScore() {
    assertThat(TOP.draw(Cases.QUERY, Displays.NONE, 1)).hasValue(new int[] {3, 0, 2, 1});
    assertThat(TOP.ranks(Cases.QUERY, Displays.NONE, 2).orElseThrow().probabilities())
        .containsExactly(0, 1, 0, 0, 0, 0, 1, 0);
  }

  /** Ties go to each document as often; four standard errors of 2,000 queries. */
  @Test
  void tiesFavourNoDocumentOverManyQueries() {
    int queries = 2000;
    int[] first = new int[4];
    for (int q = 0; q < queries; q++) {
      Query tied = Cases.query("query " + q, 1, 1, 1, 1);
      first[TOP.draw(tied, Displays.NONE, 1).orElseThrow()[0]]++;
    }

    for (int count : first) {
      assertThat((double) count / queries).isEqualTo(.25, within(4 * Math.sqrt(.1875 / queries)));
    }
  }

  @Test
  void isNotDefinedWithoutFeatures() {
    assertThat(TOP.ranks(Cases.bare("q", 3), Displays.NONE, 2)).isEmpty();
    assertThat(TOP.draw(Cases.bare("q", 3), Displays.NONE, 1)).isEmpty();
  }
}
