package io.cltr.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClipTest {
  @Test
  void isTheMinimumAwayFromItsCorner() {
    Clip clip = new Clip(4);
    for (double w : new double[] {0, 1, 3.6, 4.4, 9, 1e12}) {
      assertThat(clip.at(w)).isCloseTo(Math.min(w, 4), within(1e-12));
    }
    assertThat(clip.at(4)).isCloseTo(4 - 4 / 40.0, within(1e-12));
    assertThat(new Clip(Double.POSITIVE_INFINITY).at(1e12)).isEqualTo(1e12);
  }

  @Test
  void slopesAreThoseOfCentralDifferences() {
    Clip clip = new Clip(4);
    for (double w : new double[] {.5, 3.7, 4, 4.3, 7}) {
      assertThat(clip.slope(w))
          .isCloseTo((clip.at(w + 1e-6) - clip.at(w - 1e-6)) / 2e-6, within(1e-6));
    }
    assertThat(new Clip(Double.POSITIVE_INFINITY).slope(1e12)).isEqualTo(1);
  }
}
