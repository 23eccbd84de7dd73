package io.cltr.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.testing.Logs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImpressionTest {
  private static final Impression ONE =
      Logs.impression("i", "u", "q", "A", new String[] {"a", "b"}, new double[] {1, 0});

  @Test
  void standsForItselfWhereNothingElseIsSaid() {
    assertThat(ONE.weight()).isEqualTo(1);
    assertThat(ONE.withWeight(2.5).weight()).isEqualTo(2.5);
    assertThat(ONE.withWeight(2.5).withWeight(1)).isEqualTo(ONE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void cannotStandForNothingOrEverything(double weight) {
    assertThatThrownBy(() -> ONE.withWeight(weight))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("impression i: weight %s, must be above 0 and finite", weight);
  }
}
