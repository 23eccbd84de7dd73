package io.cltr.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.random.Generator;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParetoTailTest {
  /** Generalised Pareto numbers of shape k. */
  private static double[] pareto(int n, double k, long seed) {
    Generator random = new Generator(seed);
    double[] weights = new double[n];
    Arrays.setAll(
        weights,
        i -> {
          double u = 1 - random.nextDouble();
          return k == 0 ? -Math.log(u) : (Math.pow(u, -k) - 1) / k;
        });
    return weights;
  }

  private static double[] largest(double[] weights) {
    double[] sorted = weights.clone();
    Arrays.sort(sorted);
    return Arrays.copyOfRange(
        sorted, sorted.length - ParetoTail.needed(sorted.length), sorted.length);
  }

  /** The tail of a generalised Pareto distribution is one of the same shape. */
  @ParameterizedTest
  @ValueSource(doubles = {-0.3, 0, 0.3, 0.5, 0.7, 1, 1.5})
  void shapesAreFound(double k) {
    int n = 20_000;
    int tail = ParetoTail.needed(n) - 1;
    double sum = 0;
    for (int log = 0; log < 20; log++) {
      sum += ParetoTail.shape(largest(pareto(n, k, log)), n).orElseThrow();
    }
    double shrunk = (tail * k + 5) / (tail + 10);
    assertThat(sum / 20).isCloseTo(shrunk, within(4 * (1 + Math.abs(k)) / Math.sqrt(20 * tail)));
  }

  /**
   * Of the quantiles of a distribution, by a second implementation of what gpdfit of the R package
   * loo does.
   */
  @ParameterizedTest
  @CsvSource({"0.2, 0.23678773585750734", "0.7, 0.6706577683143566"})
  void quantilesHaveTheShapeOfTheReference(double k, double expected) {
    double[] weights = new double[1000];
    Arrays.setAll(weights, i -> (Math.pow(1 - (i + 0.5) / 1000, -k) - 1) / k);
    assertThat(ParetoTail.shape(weights, 1000).orElseThrow()).isCloseTo(expected, within(1e-10));
  }

  @Test
  void scaleAndOrderDoNotMatter() {
    double[] weights = pareto(5000, 0.6, 3);
    double shape = ParetoTail.shape(weights, 5000).orElseThrow();
    assertThat(ParetoTail.shape(largest(weights), 5000)).hasValue(shape);
    double[] scaled = Arrays.stream(weights).map(w -> 8 * w).toArray();
    assertThat(ParetoTail.shape(scaled, 5000).orElseThrow()).isCloseTo(shape, within(1e-12));
  }

  @Test
  void theTailIsAFifthOrThreeRoots() {
    assertThat(ParetoTail.needed(100)).isEqualTo(21);
    assertThat(ParetoTail.needed(10_000)).isEqualTo(301);
  }

  @Test
  void fewDistinctWeightsHaveNoShape() {
    double[] uniform = new double[5000];
    Arrays.fill(uniform, 1);
    assertThat(ParetoTail.shape(uniform, 5000)).isEmpty();
    double[] two = uniform.clone();
    Arrays.fill(two, 0, 100, 7);
    assertThat(ParetoTail.shape(two, 5000)).isEmpty();
    assertThat(ParetoTail.shape(pareto(90, 0.5, 1), 90)).isEmpty();
    double[] mostlyZero = new double[5000];
    System.arraycopy(pareto(40, 0.5, 1), 0, mostlyZero, 0, 40);
    assertThat(ParetoTail.shape(mostlyZero, 5000)).isEmpty();
    assertThat(ParetoTail.shape(new double[1], 0)).isEmpty();
  }

  @Test
  void tooFewWeightsAreAnError() {
    assertThatThrownBy(() -> ParetoTail.shape(new double[21], 10_000))
        .hasMessageContaining("301 largest of 10000");
  }
}
