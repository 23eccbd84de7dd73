package io.cltr.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;

/** Statistics against numbers computed by hand, and by R's binom.test, t.test and p.adjust. */
class ComparisonTest {
  private static final double TRUTH = 10;

  private static Observation seen(String subject, double estimate, double half, int warnings) {
    return new Observation(
        subject, "x", estimate, half / 2, estimate - half, estimate + half, TRUTH, warnings, "");
  }

  private static Comparison of(double[] base, double[] other) {
    List<Replicate> replicates = new ArrayList<>();
    for (int r = 0; r < base.length; r++) {
      List<Observation> found = new ArrayList<>();
      found.add(seen("base", base[r], 1, r == 0 ? 2 : 0));
      found.add(
          Double.isNaN(other[r])
              ? Observation.failed("other", "x", TRUTH, "no " + r)
              : seen("other", other[r], 1, 0));
      replicates.add(new Replicate("w", 100, r, found, List.of()));
    }
    return Comparison.of(replicates, "base", 0.95);
  }

  @Test
  void errorsAreSummarised() {
    Comparison found = of(new double[] {11, 13, 9, 11}, new double[] {10, 10, 10, 10});
    Cell cell = found.cells().get(0);
    ErrorSummary summary = cell.summary();
    assertThat(cell.truth()).isEqualTo(TRUTH);
    assertThat(summary.bias()).isEqualTo(1);
    assertThat(summary.variance()).isCloseTo(8.0 / 3, within(1e-12));
    assertThat(summary.biasError()).isCloseTo(Math.sqrt(8.0 / 12), within(1e-12));
    assertThat(summary.rmse()).isCloseTo(Math.sqrt(3), within(1e-12));
    // squared errors 1, 9, 1, 1: mean 3, sd 4, t(.975, 3) = 3.182446
    assertThat(summary.rmseLow()).isZero();
    assertThat(summary.rmseHigh()).isCloseTo(Math.sqrt(3 + 2 * 3.182446305284263), within(1e-9));
    assertThat(summary.width()).isEqualTo(2);
    assertThat(summary.standardError()).isEqualTo(0.5);
    assertThat(summary.coverage()).isEqualTo(0.75);
    // binom.test(3, 4)$conf.int
    assertThat(summary.coverageLow()).isCloseTo(0.1941204, within(1e-7));
    assertThat(summary.coverageHigh()).isCloseTo(0.9936905, within(1e-7));
    assertThat(cell.warned()).isEqualTo(0.25);
    assertThat(cell.absoluteErrors()).containsExactly(1, 1, 1, 3);
    assertThat(cell.duel()).isEmpty();
  }

  @Test
  void coverageOfAllHasAnIntervalToo() {
    ErrorSummary summary =
        of(new double[] {10, 10, 10}, new double[] {10, 10, 10}).cells().get(0).summary();
    assertThat(summary.coverage()).isEqualTo(1);
    assertThat(summary.coverageHigh()).isEqualTo(1);
    assertThat(summary.coverageLow()).isCloseTo(Math.pow(0.025, 1.0 / 3), within(1e-9));
  }

  @Test
  void failuresCountAsSuchAndNotAsErrors() {
    Cell cell = of(new double[] {11, 9, 11}, new double[] {12, Double.NaN, 12}).cells().get(1);
    assertThat(cell.replicates()).isEqualTo(3);
    assertThat(cell.failures()).isEqualTo(1);
    assertThat(cell.intervals()).isEqualTo(2);
    assertThat(cell.firstFailure()).isEqualTo("no 1");
    assertThat(cell.summary().bias()).isEqualTo(2);
    assertThat(cell.duel().orElseThrow().losses()).isEqualTo(2);
    assertThat(cell.duel().orElseThrow().ties()).isZero();
  }

  @Test
  void nothingFoundIsNothingClaimed() {
    Cell cell = of(new double[] {11}, new double[] {Double.NaN}).cells().get(1);
    assertThat(cell.summary().rmse()).isNaN();
    assertThat(cell.summary().coverage()).isNaN();
    assertThat(cell.warned()).isNaN();
    assertThat(cell.duel().orElseThrow().signP()).isEqualTo(1);
  }

  @Test
  void duelsAreOnAbsoluteErrors() {
    // |errors| of base 1 2 3 4 5 1, of other 2 1 1 2 1 1: four wins, one tie, one loss
    Duel duel =
        of(new double[] {11, 8, 13, 6, 15, 9}, new double[] {12, 9, 9, 8, 11, 11})
            .cells()
            .get(1)
            .duel()
            .orElseThrow();
    assertThat(duel.wins()).isEqualTo(4);
    assertThat(duel.ties()).isEqualTo(1);
    assertThat(duel.losses()).isEqualTo(1);
    assertThat(duel.difference()).isCloseTo(-8.0 / 6, within(1e-12));
    // binom.test(4, 5): 12/32; differences 1 -1 -2 -2 -4 0: mean -4/3, sd sqrt(46/15), t = -1.8650
    assertThat(duel.signP()).isCloseTo(0.375, within(1e-12));
    double t = (4.0 / 3) / Math.sqrt(46.0 / 15 / 6);
    assertThat(t).isCloseTo(1.865, within(1e-3));
    assertThat(duel.tP())
        .isCloseTo(2 * new TDistribution(5).cumulativeProbability(-t), within(1e-12));
    assertThat(duel.signHolm()).isEqualTo(duel.signP());
  }

  @Test
  void equalErrorsAreTies() {
    Duel duel =
        of(new double[] {11, 9, 11}, new double[] {9, 11, 11}).cells().get(1).duel().orElseThrow();
    assertThat(duel.ties()).isEqualTo(3);
    assertThat(duel.signP()).isEqualTo(1);
    assertThat(duel.tP()).isEqualTo(1);
  }

  @Test
  void allMethodsOfAPlaceShareTheAdjustment() {
    List<Replicate> replicates =
        IntStream.range(0, 8)
            .mapToObj(
                r ->
                    new Replicate(
                        "w",
                        100,
                        r,
                        List.of(
                            seen("base", 12, 1, 0), seen("near", 11, 1, 0), seen("far", 13, 1, 0)),
                        List.of()))
            .toList();
    List<Cell> cells = Comparison.of(replicates, "base", 0.95).cells();
    assertThat(cells).extracting(Cell::subject).containsExactly("base", "near", "far");
    for (Cell cell : cells.subList(1, 3)) {
      assertThat(cell.duel().orElseThrow().signP()).isCloseTo(2.0 / 256, within(1e-12));
      assertThat(cell.duel().orElseThrow().signHolm()).isCloseTo(4.0 / 256, within(1e-12));
    }
  }

  @Test
  void withoutTheBaselineThereAreNoDuels() {
    List<Replicate> replicates =
        List.of(new Replicate("w", 100, 0, List.of(seen("other", 11, 1, 0)), List.of()));
    assertThat(Comparison.of(replicates, "base", 0.95).cells().get(0).duel()).isEmpty();
  }
}
