package io.cltr.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SubsetSlopeTest {
  private static final SubsetSlope EXACT =
      new SubsetSlope(List.of(3L, 1L, 2L), SubsetSlope.Kind.exact);
  private static final List<Long> THREE = List.of(7L, 3L, 5L, 6L, 1L, 2L, 4L);

  @Test
  void wholeSetsComeBeforeTheirPartsWhateverTheirWidths() {
    double[] widths = {0.1, 2, 1};
    assertThat(EXACT.choose(new double[] {0, 0, 0}, widths)).hasValue(2);
    assertThat(EXACT.choose(new double[] {0, 9, 0}, widths)).hasValue(0);
    assertThat(EXACT.choose(new double[] {0, 0, 9}, widths)).hasValue(1);
    assertThat(Slope.choose(new double[] {0, 0, 9}, widths)).hasValue(1);
    assertThat(Slope.choose(new double[] {0, 9, 9}, widths)).hasValue(2);
    assertThat(EXACT.choose(new double[] {0, 9, 9}, widths)).hasValue(0);
  }

  /** One that greedy search never looks at ends the exact one. */
  @Test
  void greedySearchFollowsTheNarrowest() {
    double[] values = {0, 0, 0, 0, 99, 0, 0};
    double[] widths = {9, 4, 5, 3, 1, 2, 1.5};
    assertThat(new SubsetSlope(THREE, SubsetSlope.Kind.greedy).choose(values, widths)).hasValue(6);
    assertThat(new SubsetSlope(THREE, SubsetSlope.Kind.exact).choose(values, widths)).hasValue(6);
    widths[4] = 1.7;
    assertThat(new SubsetSlope(THREE, SubsetSlope.Kind.exact).choose(values, widths)).hasValue(5);
    assertThat(new SubsetSlope(THREE, SubsetSlope.Kind.greedy).choose(values, widths)).hasValue(6);
  }

  @Test
  void whatIsNotFiniteTakesNoPart() {
    assertThat(EXACT.choose(new double[] {Double.NaN, 1, 1}, new double[] {1, 1, 0.5})).hasValue(2);
    assertThat(EXACT.choose(new double[] {Double.NaN, 1, 1}, new double[] {1, Double.NaN, 0.5}))
        .hasValue(2);
    double nan = Double.NaN;
    assertThat(EXACT.choose(new double[] {nan, nan, nan}, new double[] {1, 1, 1})).isEmpty();
    assertThatThrownBy(() -> new SubsetSlope(List.of(1L, 2L), SubsetSlope.Kind.exact))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
