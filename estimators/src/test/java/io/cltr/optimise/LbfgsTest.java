package io.cltr.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LbfgsTest {
  private static final Lbfgs LBFGS = new Lbfgs(1e-8, 200);

  /** Rosenbrock's banana: f = (1 − x)² + 100 (y − x²)², minimum 0 at (1, 1). */
  private static double rosenbrock(double[] p, double[] gradient) {
    double a = 1 - p[0];
    double b = p[1] - p[0] * p[0];
    gradient[0] = -2 * a - 400 * p[0] * b;
    gradient[1] = 200 * b;
    return a * a + 100 * b * b;
  }

  @Test
  void findsTheMinimumAlongAFallingCurve() {
    Optimum optimum = LBFGS.minimise(LbfgsTest::rosenbrock, new double[] {-1.2, 1});

    assertThat(optimum.point()).containsExactly(new double[] {1, 1}, within(1e-6));
    assertThat(optimum.complaint()).isEmpty();
    List<Double> curve = optimum.objective();
    assertThat(curve.get(0)).isEqualTo(24.2, within(1e-12));
    assertThat(curve).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void stopsAfterItsIterations() {
    Optimum optimum = new Lbfgs(1e-8, 3).minimise(LbfgsTest::rosenbrock, new double[] {-1.2, 1});

    assertThat(optimum.objective()).hasSize(4);
    assertThat(optimum.complaint())
        .startsWith("the search stopped after 3 of at most 3 iterations");
  }

  @Test
  void leavesTheStartAsItIs() {
    double[] start = {-1.2, 1};

    LBFGS.minimise(LbfgsTest::rosenbrock, start);

    assertThat(start).containsExactly(-1.2, 1);
  }

  @Test
  void aValueThatIsNotFiniteIsAnError() {
    assertThatThrownBy(() -> LBFGS.minimise((p, g) -> Double.NaN, new double[2]))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("evaluation 1 gave the value NaN");
  }

  @Test
  void aGradientThatIsNotFiniteIsAnError() {
    assertThatThrownBy(
            () ->
                LBFGS.minimise(
                    (p, g) -> {
                      g[1] = Double.POSITIVE_INFINITY;
                      return 1;
                    },
                    new double[2]))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("gradient that is not finite");
  }
}
