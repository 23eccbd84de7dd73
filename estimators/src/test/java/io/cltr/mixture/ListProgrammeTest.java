package io.cltr.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Random lists: the gap certifies the optimum, and the dense programme agrees. */
class ListProgrammeTest {
  private static final int CASES = Integer.getInteger("cltr.logs", 200) * 5 / 2;
  private static final int DENSE = CASES / 5;

  /** The largest of what must be 0. */
  private static final class Worst {
    private double gap;
    private double least;
    private double rows;
    private double dense;
    private double violation;
    private int infeasible;
    private int steps;
  }

  @Test
  void sortedListsReachTheOptimum() {
    Worst worst = new Worst();
    for (int index = 0; index < CASES; index++) {
      ListProgramme programme = Programmes.random(index, 5, 40, true);
      assertThat(programme.oracle()).isInstanceOf(SortOracle.class);
      check(programme, programme.solve(), worst);
    }
    report("sort", CASES, worst);
    assertThat(worst.infeasible).isBetween(CASES / 50, CASES / 2);
  }

  @Test
  void assignedListsReachTheOptimum() {
    Worst worst = new Worst();
    int cases = CASES / 4;
    for (int index = 0; index < cases; index++) {
      ListProgramme programme = Programmes.random(index, 5, 40, false);
      check(programme, programme.solve(), worst);
    }
    report("assignment", cases, worst);
  }

  @Test
  void shortListsAreThoseOfTheDenseProgramme() {
    Worst worst = new Worst();
    for (int index = 0; index < DENSE; index++) {
      ListProgramme programme =
          Programmes.random(index, 5, index % 20 == 0 ? 15 : 10, index % 3 > 0);
      Mixture<int[]> mixture = programme.solve();
      check(programme, mixture, worst);
      DenseProgramme dense = DenseProgramme.solve(programme);
      worst.dense = Math.max(worst.dense, Math.abs(dense.objective() - mixture.objective()));
      worst.violation =
          Math.max(worst.violation, Math.abs(dense.violation() - mixture.violation()));
    }
    report("dense", DENSE, worst);
    assertThat(worst.dense).isLessThan(1e-8);
    assertThat(worst.violation).isLessThan(1e-8);
  }

  private static void check(ListProgramme programme, Mixture<int[]> mixture, Worst worst) {
    worst.gap = Math.max(worst.gap, mixture.gap());
    worst.least = Math.min(worst.least, mixture.gap());
    worst.infeasible += mixture.violation() > 0 ? 1 : 0;
    worst.steps += mixture.steps();
    double[] rows = new double[programme.rows().size()];
    double shares = 0;
    for (Part<int[]> part : mixture.parts()) {
      assertThat(part.share()).isPositive();
      shares += part.share();
      int[] ranking = part.vertex().what();
      assertThat(Arrays.stream(ranking).distinct().count()).isEqualTo(programme.documents());
      for (int c = 0; c < rows.length; c++) {
        rows[c] += part.share() * programme.rows().get(c).of(ranking);
      }
    }
    for (int c = 0; c < rows.length; c++) {
      RowLimit limit = programme.limits().get(c);
      if (limit.price() == Double.POSITIVE_INFINITY) {
        double outside = Math.max(limit.low() - rows[c], rows[c] - limit.high());
        worst.rows = Math.max(worst.rows, outside - mixture.violation());
      }
    }
    assertThat(shares).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-12));
    assertThat(mixture.parts().size()).isLessThanOrEqualTo(rows.length + 1);
  }

  private static void report(String what, int cases, Worst worst) {
    System.out.printf(
        "%s: %d cases, gap %.1e to %.1e, rows %.1e, dense %.1e, violation %.1e, infeasible %d, calls %.1f%n",
        what,
        cases,
        worst.least,
        worst.gap,
        worst.rows,
        worst.dense,
        worst.violation,
        worst.infeasible,
        worst.steps / (double) cases);
    assertThat(worst.gap).isLessThan(1e-10);
    assertThat(worst.least).isGreaterThan(-1e-10);
    assertThat(worst.rows).isLessThan(1e-9);
  }
}
