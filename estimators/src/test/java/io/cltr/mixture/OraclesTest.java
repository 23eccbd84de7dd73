package io.cltr.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.random.Generator;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both oracles against all rankings of short lists, and their order of equals. */
class OraclesTest {
  private static final double HARD = Double.POSITIVE_INFINITY;

  @Test
  void sortFindsTheBestOfAllRankings() {
    for (int index = 0; index < 300; index++) {
      ListProgramme programme = shortList(index, true);
      assertThat(SortOracle.fits(programme)).isTrue();
      double[] prices = prices(index, programme);
      double best = best(programme, index % 4 == 0 ? 0 : 1, prices, new int[0]);
      assertThat(found(new SortOracle(programme), index % 4 == 0 ? 0 : 1, prices))
          .isCloseTo(best, within(1e-12));
      assertThat(found(new AssignmentOracle(programme), index % 4 == 0 ? 0 : 1, prices))
          .isCloseTo(best, within(1e-12));
    }
  }

  @Test
  void assignmentFindsTheBestOfAllRankingsWhereASortDoesNot() {
    int missed = 0;
    for (int index = 0; index < 300; index++) {
      ListProgramme programme = shortList(index, false);
      double[] prices = prices(index, programme);
      double best = best(programme, 1, prices, new int[0]);
      assertThat(found(new AssignmentOracle(programme), 1, prices)).isCloseTo(best, within(1e-12));
      missed += found(new SortOracle(programme), 1, prices) < best - 1e-6 ? 1 : 0;
    }
    assertThat(missed).isGreaterThan(100);
  }

  /** Up to 6 documents, weights of any sign and order, also shorter and longer than the list. */
  private static ListProgramme shortList(int index, boolean multiples) {
    Generator random = new Generator(3).split(index);
    int documents = multiples ? 1 + random.nextInt(6) : 3 + random.nextInt(4);
    int ranks = multiples ? random.nextInt(8) : 2 + random.nextInt(6);
    double[] theta = gaussians(random, ranks);
    double[] other = multiples ? times(theta, -2.5) : gaussians(random, ranks);
    return new ListProgramme(
        gaussians(random, documents),
        theta,
        List.of(
            new ListRow("a", gaussians(random, documents), other, 0, 0, HARD),
            new ListRow("b", gaussians(random, documents), times(theta, .5), 0, 1, 2)));
  }

  private static double[] prices(int index, ListProgramme programme) {
    return gaussians(new Generator(4).split(index), programme.rows().size());
  }

  private static double[] gaussians(Generator random, int count) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, i -> random.nextGaussian());
    return numbers;
  }

  private static double[] times(double[] numbers, double by) {
    return Arrays.stream(numbers).map(x -> by * x).toArray();
  }

  private static double found(Oracle<int[]> oracle, double value, double[] prices) {
    return worth(oracle.best(value, prices), value, prices);
  }

  private static double worth(Vertex<int[]> vertex, double value, double[] prices) {
    return value * vertex.value() + Rounding.dot(prices, vertex.rows());
  }

  private static double best(
      ListProgramme programme, double value, double[] prices, int[] ranking) {
    if (ranking.length == programme.documents()) {
      return worth(programme.vertex(ranking), value, prices);
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int d = 0; d < programme.documents(); d++) {
      int document = d;
      if (Arrays.stream(ranking).noneMatch(placed -> placed == document)) {
        int[] longer = Arrays.copyOf(ranking, ranking.length + 1);
        longer[ranking.length] = d;
        best = Math.max(best, best(programme, value, prices, longer));
      }
    }
    return best;
  }

  @Test
  void equalsStandByUtilityThenByIndex() {
    double[] utility = {.2, .9, .2, .5, .7};
    double[] theta = {1, .5};
    double[] coefficients = {1, 0, 1, 1, 0};
    ListProgramme programme =
        new ListProgramme(
            utility, theta, List.of(new ListRow("a", coefficients, theta, 0, 0, HARD)));
    for (Oracle<int[]> oracle :
        List.of(new SortOracle(programme), new AssignmentOracle(programme))) {
      assertThat(oracle.best(1, new double[1]).what()).containsExactly(1, 4, 3, 0, 2);
      assertThat(oracle.best(0, new double[] {-1}).what()).containsExactly(1, 4, 3, 0, 2);
      assertThat(oracle.best(1, new double[] {-9}).what()).containsExactly(1, 4, 3, 0, 2);
    }
    assertThat(new SortOracle(programme).best(0, new double[] {1}).what())
        .containsExactly(3, 0, 1, 4, 2);
  }

  @Test
  void weightsThatRiseAreMatchedToScoresThatFall() {
    ListProgramme programme =
        new ListProgramme(new double[] {3, 1, 2}, new double[] {.2, 1, .5}, List.of());
    assertThat(programme.solve().parts().get(0).vertex().what()).containsExactly(1, 0, 2);
  }

  @Test
  void degenerateListsHaveAResult() {
    assertThat(new ListProgramme(new double[0], new double[] {1}, List.of()).solve().value())
        .isZero();
    ListRow one = new ListRow("a", new double[] {1}, new double[] {1}, 0, .5, HARD);
    Mixture<int[]> single =
        new ListProgramme(new double[] {2}, new double[] {1}, List.of(one, one)).solve();
    assertThat(single.value()).isEqualTo(2);
    assertThat(single.violation()).isCloseTo(.5, within(1e-15));
    assertThat(single.gap()).isCloseTo(0, within(1e-12));
    ListRow weightless = new ListRow("a", new double[] {1, 2}, new double[0], 0, 0, HARD);
    assertThat(
            new ListProgramme(new double[] {1, 2}, new double[0], List.of(weightless))
                .solve()
                .parts()
                .get(0)
                .vertex()
                .what())
        .containsExactly(1, 0);
    assertThatThrownBy(() -> new ListProgramme(new double[] {1, 2}, new double[] {1}, List.of(one)))
        .hasMessageContaining("1 coefficients for 2 documents");
    assertThatThrownBy(
            () -> new ListProgramme(new double[] {Double.NaN}, new double[] {1}, List.of()))
        .hasMessageContaining("NaN");
  }

  @Test
  void equalUtilitiesReachParityAtNoPrice() {
    double[] theta = Programmes.weights(12, false);
    double[] utility = new double[12];
    Arrays.fill(utility, .25);
    int[] groupOf = Programmes.groups(new Generator(1), 12, 4);
    for (Programmes.Criterion criterion : Programmes.Criterion.values()) {
      ListProgramme programme =
          new ListProgramme(
              utility, theta, Programmes.rows(criterion, utility, groupOf, 4, theta, 0, HARD));
      Mixture<int[]> mixture = programme.solve();
      assertThat(mixture.violation()).isZero();
      assertThat(mixture.value()).isCloseTo(.25 * Arrays.stream(theta).sum(), within(1e-12));
      assertThat(mixture.gap()).isCloseTo(0, within(1e-12));
    }
  }

  /** A limit for every document: as many rows as documents. */
  @Test
  void everyDocumentGetsTheExposureOfItsShare() {
    for (int index = 0; index < 20; index++) {
      Generator random = new Generator(8).split(index);
      int n = 5 + random.nextInt(16);
      double[] utility = Programmes.utility(random, n);
      double[] theta = Programmes.weights(n, true);
      double total = Arrays.stream(theta).sum();
      List<ListRow> rows =
          java.util.stream.IntStream.range(0, n)
              .mapToObj(d -> new ListRow("d" + d, unit(n, d), theta, total / n, total / n, HARD))
              .toList();
      Mixture<int[]> mixture = new ListProgramme(utility, theta, rows).solve();
      assertThat(mixture.violation()).isZero();
      assertThat(mixture.rows()).containsOnly(new double[] {total / n}, within(1e-11));
      assertThat(mixture.value())
          .isCloseTo(Arrays.stream(utility).sum() * total / n, within(1e-11));
      assertThat(Math.abs(mixture.gap())).isLessThan(1e-10);
      assertThat(mixture.parts().size()).isLessThanOrEqualTo(n + 1);
    }
  }

  private static double[] unit(int length, int at) {
    double[] unit = new double[length];
    unit[at] = 1;
    return unit;
  }
}
