package io.cltr.fairpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.ConfigException;
import io.cltr.random.Generator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of {@link ItemWelfare}, and known values. */
class ItemWelfareTest {

  static List<ItemWelfare> welfares() {
    return List.of(
        new PowerWelfare(),
        new PowerWelfare(-2, .1),
        new PowerWelfare(.5, .01),
        new PowerWelfare(1, .1),
        new GiniWelfare(),
        new GiniWelfare(3, .5),
        new GiniWelfare(0, .1));
  }

  private static double[] random(Generator random, int items) {
    double[] exposures = new double[items];
    for (int i = 0; i < items; i++) {
      exposures[i] = random.nextBoolean(.2) ? 0 : -StrictMath.log(1 - random.nextDouble());
    }
    return exposures;
  }

  @ParameterizedTest
  @MethodSource("welfares")
  void gradientIsTheCentralDifference(ItemWelfare welfare) {
    double[] exposures = {.3, 1.7, .31, 0.6, 2.2};
    double[] gradient = new double[5];
    welfare.at(exposures, gradient);
    for (int i = 0; i < 5; i++) {
      double[] up = exposures.clone();
      double[] down = exposures.clone();
      up[i] += 1e-6;
      down[i] -= 1e-6;
      double slope = (welfare.at(up, new double[5]) - welfare.at(down, new double[5])) / 2e-6;

      assertThat(gradient[i]).isEqualTo(slope, within(1e-5 * Math.max(slope, .01)));
    }
  }

  /** Above no tangent, never falling, and as steep nowhere as for an item that gets nothing. */
  @ParameterizedTest
  @MethodSource("welfares")
  void isConcaveAndDoesNotFall(ItemWelfare welfare) {
    Generator random = new Generator(6);
    for (int trial = 0; trial < 200; trial++) {
      double[] one = random(random, 6);
      double[] other = random(random, 6);
      double[] gradient = new double[6];
      double tangent = welfare.at(one, gradient);
      for (int i = 0; i < 6; i++) {
        assertThat(gradient[i]).isBetween(0.0, welfare.unseen(6) * (1 + 1e-12));
        tangent += gradient[i] * (other[i] - one[i]);
      }

      assertThat(welfare.at(other, new double[6])).isLessThanOrEqualTo(tangent + 1e-12);
    }
  }

  @ParameterizedTest
  @MethodSource("welfares")
  void noItemsHaveNoWelfare(ItemWelfare welfare) {
    assertThat(welfare.at(new double[0], new double[0])).isEqualTo(0.0);
    assertThat(welfare.unseen(0)).isEqualTo(0.0);
  }

  @Test
  void knownValues() {
    assertThat(new PowerWelfare(0, .1).at(new double[] {.9, 1.9}, new double[2]))
        .isEqualTo(StrictMath.log(2) / 2, within(1e-15));
    assertThat(new PowerWelfare(-1, .5).at(new double[] {.5, 1.5}, new double[2]))
        .isEqualTo(-.75, within(1e-15));
    assertThat(new GiniWelfare(1, .1).at(new double[] {1, 1, 1}, new double[3]))
        .isEqualTo(1, within(1e-12));
  }

  /** Weights 1.5, 1, .5 of 0, 1, 2: (0 + 1 + 1)/3, and 1 less a Gini index of 4/9 less 1/9. */
  @Test
  void smoothingIsAboveTheGiniByAtMostItsBound() {
    double[] exposures = {2, 0, 1};
    double smooth = new GiniWelfare(1, .01).at(exposures, new double[3]);

    assertThat(smooth).isEqualTo(2.0 / 3 + .005 * (3.5 / 3 - 1), within(1e-12));
    assertThat(new GiniWelfare(1, 50).at(exposures, new double[3])).isGreaterThan(.9);
  }

  @Test
  void refusesParametersOutOfRange() {
    assertThatThrownBy(() -> new PowerWelfare(1.5, .1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("alpha 1.5");
    assertThatThrownBy(() -> new PowerCurve(0, 0)).hasMessageContaining("offset 0.0");
    assertThatThrownBy(() -> new GiniWelfare(-1, .1)).hasMessageContaining("power -1.0");
    assertThatThrownBy(() -> new GiniWelfare(1, 0)).hasMessageContaining("smoothing 0.0");
  }
}
