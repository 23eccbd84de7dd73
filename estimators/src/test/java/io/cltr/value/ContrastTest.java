package io.cltr.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContrastTest {
  private static double belowP(double value, double error, int buckets) {
    return new Contrast(value, error, buckets, new TreeMap<>()).belowP();
  }

  /** pt(-2, 4) is 0.0580583. */
  @Test
  void pIsTheLowerTailOfT() {
    assertThat(belowP(-0.2, 0.1, 5)).isCloseTo(0.0580583, within(1e-7));
    assertThat(belowP(0.2, 0.1, 5)).isCloseTo(1 - 0.0580583, within(1e-7));
    assertThat(belowP(0, 0.1, 5)).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void withoutChanceThereIsNoPButOfNoDifference() {
    assertThat(belowP(0, 0, 5)).isEqualTo(1);
    assertThat(belowP(-1, 0, 5)).isNaN();
    assertThat(belowP(-1, Double.POSITIVE_INFINITY, 1)).isNaN();
  }
}
