package io.cltr.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StakesTest {
  /** The bound that finite-sample kinds rest on, and that it is the tightest of its form. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 1e-4, 0.0009, 0.0011, 0.1, 0.5, 0.9})
  void theLogarithmIsBoundedBelow(double c) {
    double k = Stakes.penalty(c);
    for (int i = -1000; i <= 20_000; i++) {
      double y = i * c / 1000;
      assertThat(Math.log1p(y)).isGreaterThanOrEqualTo(y - k * y * y - 1e-15);
    }
    assertThat(k * c * c).isCloseTo(-Math.log1p(-c) - c, within(1e-15));
  }

  @Test
  void theSeriesMeetsTheFormula() {
    double[] at = {0.001 * (1 - 1e-12), 0.001 * (1 + 1e-12)};
    assertThat(Stakes.penalty(at[0])).isCloseTo(Stakes.penalty(at[1]), within(1e-9));
    assertThat(Stakes.penalty(0)).isEqualTo(0.5);
  }

  @Test
  void stakesRiskHalfOfTheWealthAtMost() {
    assertThat(Stakes.cut(3, 0.1)).isEqualTo(3);
    assertThat(Stakes.cut(3, 0.5)).isEqualTo(1);
    assertThat(Stakes.cut(3, 0)).isEqualTo(3);
  }
}
