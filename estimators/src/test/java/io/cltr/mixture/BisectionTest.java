package io.cltr.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.random.Generator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One row: the same optimum as by the simplex. */
class BisectionTest {
  private static final int CASES = Integer.getInteger("cltr.logs", 200) * 2;

  @Test
  void oneRowIsSolvedAsByTheSimplex() {
    double worst = 0;
    double gap = 0;
    int infeasible = 0;
    int most = 0;
    for (int index = 0; index < CASES; index++) {
      ListProgramme programme = twoGroups(index);
      Mixture<int[]> bisected = programme.solve();
      Mixture<int[]> simplex = Mixtures.of(programme.limits(), programme.oracle());
      String name = "case " + index;
      assertThat(bisected.parts().size()).as(name).isLessThanOrEqualTo(2);
      assertThat(bisected.violation()).as(name).isCloseTo(simplex.violation(), within(1e-12));
      RowLimit[] held = {programme.limits().get(0).relaxed(bisected.violation())};
      assertThat(RowLimit.worst(held, bisected.rows())).as(name).isLessThan(1e-12);
      worst = Math.max(worst, Math.abs(bisected.objective() - simplex.objective()));
      gap = Math.max(gap, Math.abs(bisected.gap()));
      infeasible += bisected.violation() > 0 ? 1 : 0;
      most = Math.max(most, bisected.steps());
    }
    System.out.printf(
        "bisection: %d cases, difference %.1e, gap %.1e, infeasible %d, most calls %d%n",
        CASES, worst, gap, infeasible, most);
    assertThat(worst).isLessThan(1e-10);
    assertThat(gap).isLessThan(1e-10);
    assertThat(infeasible).isBetween(CASES / 50, CASES / 2);
    assertThat(most).isLessThan(60);
  }

  private static ListProgramme twoGroups(int index) {
    Generator random = new Generator(11).split(index);
    int documents = 2 + random.nextInt(60);
    double[] utility = Programmes.utility(random, documents);
    int[] groupOf = Programmes.groups(random, documents, 2);
    for (int d = 0; d < documents; d++) {
      utility[d] = random.nextBoolean(.1) ? -.1 : utility[d] / (1 + 3 * groupOf[d] * (index % 2));
    }
    double[] theta = Programmes.weights(1 + random.nextInt(documents + 2), index % 5 == 0);
    Programmes.Criterion criterion = Programmes.criterion(index);
    double low = random.nextBoolean(.3) ? Double.NEGATIVE_INFINITY : random.nextDouble() - 1;
    double high =
        random.nextBoolean(.3)
            ? -.2 * random.nextDouble() + Math.max(low, -.5) + .2
            : Math.max(low, 0);
    double price = random.nextBoolean(.7) ? Double.POSITIVE_INFINITY : 4 * random.nextDouble();
    ListRow row = Programmes.rows(criterion, utility, groupOf, 2, theta, 0, price).get(0);
    double sign = random.nextBoolean(.5) ? 1 : -1;
    double[] coefficients = row.coefficients().clone();
    for (int d = 0; d < documents; d++) {
      coefficients[d] *= sign;
    }
    return new ListProgramme(
        utility, theta, List.of(new ListRow("row", coefficients, theta, low, high, price)));
  }

  @Test
  void equalCoefficientsMeetAnEquality() {
    double[] same = {.1, .1, .1};
    double[] utility = {.3, .2, .7};
    ListRow zero =
        new ListRow("zero", new double[3], new double[] {1, .5}, 0, 0, Double.POSITIVE_INFINITY);
    ListRow met =
        new ListRow("met", same, new double[] {1, .5}, .15, .15, Double.POSITIVE_INFINITY);
    ListRow missed =
        new ListRow("missed", same, new double[] {1, .5}, .25, .25, Double.POSITIVE_INFINITY);
    for (ListRow row : List.of(zero, met, missed)) {
      Mixture<int[]> mixture =
          new ListProgramme(utility, new double[] {1, .5}, List.of(row)).solve();
      assertThat(mixture.value()).isCloseTo(.85, within(1e-12));
      assertThat(mixture.violation()).isCloseTo(row.equals(missed) ? .1 : 0, within(1e-12));
      assertThat(mixture.gap()).isCloseTo(0, within(1e-12));
    }
  }
}
