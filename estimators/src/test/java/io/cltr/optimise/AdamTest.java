package io.cltr.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.ConfigException;
import org.junit.jupiter.api.Test;

class AdamTest {
  private static double bowl(double[] p, double[] gradient) {
    gradient[0] = 2 * (p[0] - 3);
    gradient[1] = 200 * (p[1] + 1);
    return (p[0] - 3) * (p[0] - 3) + 100 * (p[1] + 1) * (p[1] + 1);
  }

  @Test
  void findsTheBottomOfABowl() {
    Optimum optimum = new Adam(.1, 5, 200, 5).minimise(AdamTest::bowl, new double[2], Monitor.NONE);

    assertThat(optimum.point()).containsExactly(new double[] {3, -1}, within(1e-3));
    assertThat(optimum.objective()).hasSize(200);
    assertThat(optimum.heldOut()).isEmpty();
  }

  /** The first step is the learning rate along the sign of each slope, whatever its size. */
  @Test
  void theFirstStepIsTheLearningRate() {
    Optimum optimum = new Adam(.1, 1, 1, 1).minimise(AdamTest::bowl, new double[2], Monitor.NONE);

    assertThat(optimum.point()).containsExactly(new double[] {.1, -.1}, within(1e-8));
  }

  @Test
  void keepsThePointThatTheMonitorLikedBest() {
    Monitor nearOne = point -> -Math.abs(point[0] - 1);

    Optimum optimum = new Adam(.1, 1, 100, 4).minimise(AdamTest::bowl, new double[2], nearOne);

    assertThat(optimum.point()[0]).isEqualTo(1, within(.1));
    assertThat(optimum.heldOut().size()).isLessThan(40);
  }

  @Test
  void divergenceAndBadSettingsAreNamed() {
    assertThatThrownBy(() -> new Adam().minimise((p, g) -> Double.NaN, new double[1], Monitor.NONE))
        .isInstanceOf(DivergedException.class);
    assertThatThrownBy(() -> new Adam(0, 1, 1, 1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("learningRate");
  }
}
