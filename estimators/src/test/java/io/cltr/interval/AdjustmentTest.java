package io.cltr.interval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AdjustmentTest {
  @Test
  void holmStepsDown() {
    // p.adjust(c(.01, .04, .03, .005), "holm"): 3·.01, 2·.03, then the largest so far; 4·.005
    assertThat(Holm.adjusted(new double[] {0.01, 0.04, 0.03, 0.005}))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(0.03, 0.06, 0.06, 0.02);
    assertThat(Holm.adjusted(new double[] {0.9, 0.8})).containsExactly(1, 1);
  }

  @Test
  void benjaminiHochbergStepsUp() {
    // sorted .005 .01 .03 .04: ·4/i is .02 .02 .04 .04
    assertThat(BenjaminiHochberg.adjusted(new double[] {0.01, 0.04, 0.03, 0.005}))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(0.02, 0.04, 0.04, 0.02);
    // sorted .02 .021 .5: ·3/i is .06 .0315 .5, so the first takes the second's
    assertThat(BenjaminiHochberg.adjusted(new double[] {0.5, 0.02, 0.021}))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(0.5, 0.0315, 0.0315);
    assertThat(BenjaminiHochberg.adjusted(new double[] {0.9, 0.8}))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(0.9, 0.9);
  }

  /** Table 1 of Benjamini and Hochberg: at q = .05 the procedure rejects 4, Holm's 3. */
  @Test
  void thromboembolismTrial() {
    double[] p = {
      .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528,
      .7590, 1
    };
    assertThat(rejected(BenjaminiHochberg.adjusted(p))).isEqualTo(4);
    assertThat(rejected(Holm.adjusted(p))).isEqualTo(3);
    assertThat(BenjaminiHochberg.adjusted(p)[3]).isEqualTo(.0095 * 15 / 4);
  }

  private static long rejected(double[] adjusted) {
    return Arrays.stream(adjusted).filter(p -> p <= 0.05).count();
  }

  @Test
  void onlyOneNeedsNoAdjustment() {
    assertThat(Holm.adjusted(new double[] {0.2})).containsExactly(0.2);
    assertThat(BenjaminiHochberg.adjusted(new double[] {0.2})).containsExactly(0.2);
    assertThat(BenjaminiHochberg.adjusted(new double[0])).isEmpty();
  }
}
