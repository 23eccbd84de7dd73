package io.cltr.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hulls that are small enough to know the answer, and degenerate ones. */
class MixturesTest {
  private static final double HARD = Double.POSITIVE_INFINITY;

  /** The best of listed vertices, the first among equals. */
  private static Oracle<String> listed(List<Vertex<String>> vertices) {
    return (value, prices) -> {
      Vertex<String> best = vertices.get(0);
      for (Vertex<String> vertex : vertices) {
        best = worth(vertex, value, prices) > worth(best, value, prices) ? vertex : best;
      }
      return best;
    };
  }

  private static double worth(Vertex<?> vertex, double value, double[] prices) {
    return value * vertex.value() + Rounding.dot(prices, vertex.rows());
  }

  private static Vertex<String> vertex(String name, double value, double... rows) {
    return new Vertex<>(value, rows, name);
  }

  private static final List<Vertex<String>> SEGMENT =
      List.of(vertex("a", 10, 4), vertex("b", 4, 0), vertex("c", 0, -1));

  @Test
  void hardRowIsMetByTheBestMixture() {
    RowLimit limit = new RowLimit("row", 0, 1, HARD);
    Mixture<String> mixture = Mixtures.of(List.of(limit), listed(SEGMENT));
    assertThat(mixture.parts())
        .extracting(p -> p.vertex().what())
        .containsExactlyInAnyOrder("a", "b");
    assertThat(mixture.value()).isCloseTo(5.5, within(1e-12));
    assertThat(mixture.rows()[0]).isCloseTo(1, within(1e-12));
    assertThat(mixture.prices()[0]).isCloseTo(-1.5, within(1e-12));
    assertThat(mixture.violation()).isZero();
  }

  @Test
  void softRowIsBrokenWhereItsPriceIsLess() {
    Mixture<String> cheap = Mixtures.of(List.of(new RowLimit("row", 0, 1, 1.4)), listed(SEGMENT));
    assertThat(cheap.value()).isCloseTo(10, within(1e-12));
    assertThat(cheap.objective()).isCloseTo(10 - 3 * 1.4, within(1e-12));
    assertThat(cheap.gap()).isCloseTo(0, within(1e-12));
    Mixture<String> dear = Mixtures.of(List.of(new RowLimit("row", 0, 1, 1.6)), listed(SEGMENT));
    assertThat(dear.objective()).isCloseTo(5.5, within(1e-12));
    assertThat(dear.gap()).isCloseTo(0, within(1e-12));
  }

  @Test
  void rowsOutOfReachAreMetUpToTheLeastViolation() {
    List<RowLimit> limits =
        List.of(new RowLimit("far", 6, 7, HARD), new RowLimit("soft", 9, 9, .25));
    List<Vertex<String>> hull =
        List.of(vertex("a", 1, 5, 0), vertex("b", 2, 5, 1), vertex("c", 9, 4, 9));
    Mixture<String> mixture = Mixtures.of(limits, listed(hull));
    assertThat(mixture.violation()).isCloseTo(1, within(1e-12));
    assertThat(mixture.value()).isCloseTo(2, within(1e-12));
    assertThat(mixture.objective()).isCloseTo(2 - 8 * .25, within(1e-12));
    assertThat(mixture.gap()).isCloseTo(0, within(1e-11));
  }

  @Test
  void contradictingRowsShareTheViolation() {
    List<RowLimit> limits =
        List.of(
            new RowLimit("at least", 3, HARD, HARD),
            new RowLimit("at most", Double.NEGATIVE_INFINITY, 0, HARD));
    List<Vertex<String>> hull = List.of(vertex("a", 1, 4, 4), vertex("b", 0, -1, -1));
    Mixture<String> mixture = Mixtures.of(limits, listed(hull));
    assertThat(mixture.violation()).isCloseTo(1.5, within(1e-12));
    assertThat(mixture.rows()).containsExactly(new double[] {1.5, 1.5}, within(1e-12));
    assertThat(mixture.gap()).isCloseTo(0, within(1e-11));
  }

  @Test
  void withoutRowsTheBestVertexIsTheResult() {
    Mixture<String> mixture =
        Mixtures.of(List.of(), listed(List.of(vertex("a", -3), vertex("b", -2))));
    assertThat(mixture.parts()).hasSize(1);
    assertThat(mixture.value()).isEqualTo(-2);
    assertThat(mixture.gap()).isZero();
    assertThat(mixture.steps()).isEqualTo(1);
  }

  /** Equality rows, repeated and with the same vertices, in which most steps have length 0. */
  @Test
  void repeatedRowsDoNotCycle() {
    for (int index = 0; index < 100; index++) {
      Generator random = new Generator(5).split(index);
      List<Vertex<String>> hull = new ArrayList<>();
      for (int j = 0; j < 60; j++) {
        double a = random.nextInt(5) - 2;
        double b = random.nextInt(5) - 2;
        hull.add(vertex("v" + j, random.nextInt(4), a, b, a + b, a, -b, a - b, 0));
      }
      List<RowLimit> limits = Collections.nCopies(7, new RowLimit("row", 0, 0, HARD));
      Mixture<String> mixture = Mixtures.of(limits, listed(hull));
      assertThat(mixture.violation()).isZero();
      assertThat(mixture.gap()).isCloseTo(0, within(1e-11));
      assertThat(mixture.rows()).containsExactly(new double[7], within(1e-12));
      assertThat(mixture.parts().size()).isLessThanOrEqualTo(3);
    }
  }

  /** Beale's programme, in which a simplex can go round for ever, and cones of small integers. */
  @Test
  void blandsRuleReachesTheSameOptimum() {
    List<Vertex<String>> beale =
        List.of(
            vertex("0", 0, 0, 0),
            vertex("1", .75, .25, .5),
            vertex("2", -150, -60, -90),
            vertex("3", .02, -.04, -.02),
            vertex("4", -6, 9, 3));
    assertThat(known(beale, 1000)).isCloseTo(1 / 20.8, within(1e-12));
    assertThat(known(beale, -1)).isCloseTo(1 / 20.8, within(1e-12));
    for (int index = 0; index < 100; index++) {
      Generator random = new Generator(6).split(index);
      List<Vertex<String>> cone = new ArrayList<>(List.of(vertex("0", 0, 0, 0, 0)));
      for (int j = 0; j < 40; j++) {
        cone.add(
            vertex(
                "v" + j,
                random.nextInt(9) - 2,
                random.nextInt(7) - 2,
                random.nextInt(7) - 2,
                random.nextInt(7) - 2));
      }
      assertThat(known(cone, -1)).isCloseTo(known(cone, 1000), within(1e-12));
    }
  }

  /** The optimum over known vertices, of which the first meets all rows ≤ 0. */
  private static double known(List<Vertex<String>> vertices, int patience) {
    RowLimit limit = new RowLimit("row", Double.NEGATIVE_INFINITY, 0, HARD);
    RowLimit[] limits = new RowLimit[vertices.get(0).rows().length];
    Arrays.fill(limits, limit);
    Columns<String> columns = new Columns<>(limits);
    vertices.forEach(columns::add);
    Simplex<String> simplex = new Simplex<>(columns, limits, patience);
    simplex.improve(1);
    double value = 0;
    for (int j = 0; j < vertices.size(); j++) {
      value += simplex.shares()[j] * vertices.get(j).value();
    }
    return value;
  }

  @Test
  void badNumbersAreRefused() {
    assertThatThrownBy(() -> new RowLimit("row", 1, 0, 1)).hasMessageContaining("1.0 and 0.0");
    assertThatThrownBy(() -> new RowLimit("row", Double.NaN, 0, 1)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new RowLimit("row", 0, 0, -1)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> new Effort(-1, 1)).hasMessageContaining("-1.0");
    RowLimit limit = new RowLimit("row", 0, 0, 1);
    Oracle<String> broken = listed(List.of(vertex("a", Double.NaN, 0)));
    assertThatThrownBy(() -> Mixtures.of(List.of(limit), broken)).hasMessageContaining("a");
    Oracle<String> oneRow = (value, prices) -> SEGMENT.get(0);
    assertThatThrownBy(() -> Mixtures.of(List.of(limit, limit), oneRow))
        .hasMessageContaining("1 rows, the limits are 2");
  }
}
