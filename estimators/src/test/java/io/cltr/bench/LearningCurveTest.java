package io.cltr.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LearningCurveTest {
  private static final LearningCurve CURVE =
      new LearningCurve(List.of(100L, 10_000L, 1_000_000L), List.of(0.5, 0.7, 0.6));

  @Test
  void goesStraightOverTheLogarithmOfTheSize() {
    assertThat(CURVE.sizeFor(0.6)).isCloseTo(1000, within(1e-6));
    assertThat(CURVE.sizeFor(0.5)).isEqualTo(100);
    assertThat(CURVE.sizeFor(0.7)).isEqualTo(10_000);
  }

  @Test
  void saysWhatLiesBeyondItsEnds() {
    assertThat(CURVE.sizeFor(0.4)).isZero();
    assertThat(CURVE.sizeFor(0.71)).isInfinite();
    assertThat(new LearningCurve(List.of(), List.of()).sizeFor(0)).isInfinite();
  }

  @Test
  void aSizeWithoutAnythingIsSkipped() {
    LearningCurve gap =
        new LearningCurve(List.of(100L, 1000L, 10_000L), List.of(0.5, Double.NaN, 0.7));
    assertThat(gap.sizeFor(0.6)).isEqualTo(10_000);
  }
}
