package io.cltr.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankOverlapTest {
  @Test
  void equalRankingsOverlapWholly() {
    assertThat(RankOverlap.of(new int[] {3, 1, 2}, new int[] {3, 1, 2}))
        .isCloseTo(1, within(1e-12));
    assertThat(RankOverlap.of(new int[0], new int[0])).isEqualTo(1);
  }

  @Test
  void disjointRankingsDoNotOverlap() {
    assertThat(RankOverlap.of(new int[] {1, 2}, new int[] {3, 4})).isZero();
  }

  /** X = 0, 2, 2: .9³·2/3 + (1/9)(.9·0 + .81·1 + .729·2/3). */
  @Test
  void followsTheFormula() {
    double expected = 0.729 * 2 / 3 + (0.1 / 0.9) * (0.81 + 0.729 * 2 / 3);
    assertThat(RankOverlap.of(new int[] {1, 2, 3}, new int[] {2, 1, 4}))
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void whatChangesAtTheTopCountsMore() {
    int[] base = {1, 2, 3, 4, 5};
    assertThat(RankOverlap.of(base, new int[] {9, 2, 3, 4, 5}))
        .isLessThan(RankOverlap.of(base, new int[] {1, 2, 3, 4, 9}));
  }
}
