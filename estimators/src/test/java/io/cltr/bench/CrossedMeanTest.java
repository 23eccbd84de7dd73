package io.cltr.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossedMeanTest {
  @Test
  void isTheTIntervalOfTheQueriesWithOneLog() {
    CrossedMean found = CrossedMean.of(List.of(new double[] {1, 2, 6}), 0.9);
    double half = Math.sqrt(7.0 / 3) * new TDistribution(2).inverseCumulativeProbability(0.95);
    assertThat(found.mean()).isCloseTo(3, within(1e-12));
    assertThat(found.high() - found.mean()).isCloseTo(half, within(1e-9));
  }

  @Test
  void isTheTIntervalOfTheLogsWhereQueriesAgree() {
    List<double[]> rows = List.of(new double[] {1, 1}, new double[] {2, 2}, new double[] {6, 6});
    CrossedMean found = CrossedMean.of(rows, 0.9);
    double half = Math.sqrt(7.0 / 3) * new TDistribution(2).inverseCumulativeProbability(0.95);
    assertThat(found.logs()).isEqualTo(3);
    assertThat(found.high() - found.mean()).isCloseTo(half, within(1e-9));
    assertThat(found.mean() - found.low()).isCloseTo(half, within(1e-9));
  }

  @Test
  void hasNoIntervalOfOneNumberAndNoMeanOfNone() {
    assertThat(CrossedMean.of(List.of(new double[] {3}), 0.9).low()).isNaN();
    assertThat(CrossedMean.of(List.of(), 0.9).mean()).isNaN();
    CrossedMean same = CrossedMean.of(List.of(new double[] {3, 3}, new double[] {3, 3}), 0.9);
    assertThat(same).isEqualTo(new CrossedMean(2, 3, 3, 3));
  }

  /** Few logs and many queries, as comparisons have them; the sum of all three is one. */
  @ParameterizedTest
  @CsvSource({"0.1, 0.3, 5", "0.02, 1, 5", "0.3, 0.1, 5", "0, 1, 3", "0.1, 0, 10"})
  void coversTheMeanOfOtherLogsAndQueries(double ofLogs, double ofQueries, int logs) {
    int trials = 2000;
    int queries = 60;
    int covered = 0;
    for (int trial = 0; trial < trials; trial++) {
      Generator random = new Generator(11).split(trial);
      double[] byQuery = new double[queries];
      for (int q = 0; q < queries; q++) {
        byQuery[q] = ofQueries * random.nextGaussian();
      }
      List<double[]> rows = new ArrayList<>();
      for (int s = 0; s < logs; s++) {
        double own = ofLogs * random.nextGaussian();
        double[] row = byQuery.clone();
        for (int q = 0; q < queries; q++) {
          row[q] += own + random.nextGaussian();
        }
        rows.add(row);
      }
      CrossedMean found = CrossedMean.of(rows, 0.95);
      covered += found.low() <= 0 && 0 <= found.high() ? 1 : 0;
    }
    assertThat((double) covered / trials).isBetween(0.93, 0.995);
  }
}
