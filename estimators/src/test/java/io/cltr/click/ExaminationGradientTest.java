package io.cltr.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExaminationGradientTest {
  private static final int N = 5;
  private static final double G = 0.8;
  private static final double STEP = 1e-6;
  private static final int[] POSITIONS = {1, 2, 3, 4, 5};

  /** Derivatives of what {@link Dbn} says, by differences. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 9, 16, 31})
  void derivativesAreDifferences(int pattern) {
    double[] clicks = EnumeratedCascadesTest.clicks(N, pattern);
    double[] numbers = EnumeratedCascadesTest.attributes(new Dbn(G), N);
    ExaminationGradient walk = new ExaminationGradient(N);
    for (int i = 0; i < N; i++) {
      assertThat(walk.examined()).isCloseTo(examined(G, numbers, clicks, i), within(1e-12));
      double up = examined(G + STEP, numbers, clicks, i);
      double down = examined(G - STEP, numbers, clicks, i);
      assertThat(walk.byContinuation()).isCloseTo((up - down) / (2 * STEP), within(1e-7));
      for (int j = 0; j < numbers.length; j++) {
        double expected = 0;
        if (j % 2 == 0 && j / 2 > walk.click() && j / 2 < i) {
          expected = walk.byAttraction(j / 2);
        } else if (j % 2 == 1 && j / 2 == walk.click()) {
          expected = walk.bySatisfaction();
        }
        double above = examined(G, moved(numbers, j, STEP), clicks, i);
        double below = examined(G, moved(numbers, j, -STEP), clicks, i);
        assertThat(expected).isCloseTo((above - below) / (2 * STEP), within(1e-7));
      }
      walk.next(numbers[2 * i], numbers[2 * i + 1], G, clicks[i] > 0);
    }
  }

  private static double examined(double g, double[] numbers, double[] clicks, int i) {
    return new Dbn(g).examination(POSITIONS, numbers, clicks)[i];
  }

  private static double[] moved(double[] numbers, int j, double step) {
    double[] moved = numbers.clone();
    moved[j] += step;
    return moved;
  }
}
