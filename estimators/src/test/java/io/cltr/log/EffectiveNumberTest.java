package io.cltr.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EffectiveNumberTest {
  @Test
  void isTheNumberOfItemsWhereWeightsAreEqual() {
    assertThat(EffectiveNumber.of(7, 7)).isEqualTo(7);
    assertThat(EffectiveNumber.of(7 * 2.5, 7 * 2.5 * 2.5)).isEqualTo(7);
    assertThat(EffectiveNumber.of(94_906_265, 94_906_265)).isEqualTo(94_906_265);
  }

  @Test
  void isSmallerWhereFewWeightsDecide() {
    assertThat(EffectiveNumber.of(1 + 10, 1 + 100)).isEqualTo(121.0 / 101);
    assertThat(EffectiveNumber.of(0, 0)).isZero();
  }
}
