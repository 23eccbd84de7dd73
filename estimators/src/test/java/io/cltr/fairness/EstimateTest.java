package io.cltr.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.interval.StudentT;
import io.cltr.random.Generator;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Intervals of numbers by slopes, on the scale of logarithms, and to second order. */
class EstimateTest {
  private static final double EXACT = 1e-12;
  private static final double[] INFLUENCE = {0.1, -0.2, 0, 0.1};
  private static final double ERROR = Math.sqrt(0.06 * 4 / 3);

  @Test
  void symmetricByHouseRules() {
    Estimate estimate = Estimate.of(2, INFLUENCE, 4, 0.95);
    assertThat(estimate.standardError()).isCloseTo(ERROR, within(EXACT));
    assertThat(estimate.high() - 2)
        .isCloseTo(ERROR * StudentT.quantile(4, 0.95), within(EXACT))
        .isCloseTo(2 - estimate.low(), within(EXACT));
    assertThat(Estimate.of(2, new double[4], 4, 0.95)).isEqualTo(new Estimate(2, 0, 2, 2));
    assertThat(Estimate.of(Double.NaN, INFLUENCE, 4, 0.95)).isEqualTo(Estimate.NONE);
    assertThat(Estimate.of(2, INFLUENCE, 1, 0.95).high()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void ratiosStayAboveZero() {
    Estimate estimate = Estimate.ofRatio(0.5, INFLUENCE, 4, 0.95);
    assertThat(estimate.low()).isPositive();
    assertThat(estimate.low() * estimate.high()).isCloseTo(0.25, within(EXACT));
    assertThat(StrictMath.log(estimate.high() / 0.5))
        .isCloseTo(ERROR / 0.5 * StudentT.quantile(4, 0.95), within(EXACT));
    assertThat(Estimate.ofRatio(0, INFLUENCE, 4, 0.95).low()).isZero();
  }

  /** f = 2 d² of two groups: its interval holds the squares of all that d's interval holds. */
  @Test
  void aSquareHasTheIntervalOfItsRoot() {
    double sigma = 0.02;
    for (double d : new double[] {0.01, 0.05, 0.3}) {
      Estimate narrow = new Estimate(2 * d * d, 0, 2 * d * d, 2 * d * d);
      Estimate found = narrow.around(0, 4 * d * sigma, 2 * sigma * sigma, 2);
      double near = Math.max(0, d - 2 * sigma);
      double far = d + 2 * sigma;
      assertThat(found.low()).isCloseTo(2 * near * near, within(EXACT));
      assertThat(found.high()).isCloseTo(2 * far * far, within(EXACT));
      assertThat(new Estimate(1 - 2 * d * d, 0, 1, 1).around(1, 4 * d * sigma, 0, 2).low())
          .isCloseTo(1 - found.high(), within(EXACT));
    }
    Estimate at = new Estimate(0, 0.1, -0.2, 0.2);
    assertThat(at.around(0, 0, 0.1, 2)).isEqualTo(at);
  }

  /** Against second differences of the value, which know of no slopes. */
  @Test
  void curvatureIsThatOfTheValue() {
    double[] numbers = {1.2, 0.5, 0.3, 0.4, 0.1, 0.09, 0.6, 0.4, 0.25, 1.5, 3, 2, 1, 8, 2.4, 0.2};
    GroupStatistics statistics = new GroupStatistics(List.of("a", "b", "c"), numbers);
    Generator random = new Generator(8500);
    double[][] rows = new double[5][];
    for (int b = 1; b < 5; b++) {
      rows[b] = Arrays.stream(numbers).map(x -> 0.003 * x * random.nextGaussian()).toArray();
    }
    PolicyStatistics own = new PolicyStatistics(statistics, rows);
    for (FairnessMeasure measure : FairnessAudit.allMeasures()) {
      if (measure.isCurved()) {
        Curvature curvature = Curvature.of(measure, own, 4);
        double trace = 0;
        double squares = 0;
        for (int b = 1; b < 5; b++) {
          for (int c = 1; c < 5; c++) {
            double product = second(measure, statistics, rows[b], rows[c]);
            trace += b == c ? product : 0;
            squares += product * product;
          }
        }
        assertThat(curvature.bias()).isCloseTo(4.0 / 3 * trace / 2, within(1e-3 * Math.abs(trace)));
        assertThat(curvature.variance()).isCloseTo(16.0 / 9 * squares / 2, within(1e-3 * squares));
        assertThat(Curvature.bias(measure, own, 1, 4)[0])
            .isCloseTo(curvature.bias(), within(EXACT));
        assertThat(curvature.minus(curvature).variance()).isZero();
      }
    }
  }

  /** ψᵀHφ. */
  private static double second(
      FairnessMeasure measure, GroupStatistics s, double[] first, double[] other) {
    double sum = 0;
    for (int i = -1; i <= 1; i += 2) {
      for (int j = -1; j <= 1; j += 2) {
        sum += i * j * measure.of(s.moved(first, i).moved(other, j)).get(0).value();
      }
    }
    return sum / 4;
  }
}
