package io.cltr.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a search proceeds: on whole logs, cut short, from known vertices, and again. */
class MixtureSearchTest {
  private static final double HARD = Double.POSITIVE_INFINITY;

  /** Many lists whose rows are sums over them, as of a whole log. */
  @Test
  void rowsOverManyListsTakeFewPasses() {
    int lists = 200;
    List<ListProgramme> log = new ArrayList<>();
    for (int index = 0; index < lists; index++) {
      Generator random = new Generator(10).split(index);
      double[] utility = Programmes.utility(random, 20);
      int[] groupOf = Programmes.groups(random, 20, 3);
      Arrays.setAll(utility, d -> utility[d] / (1 + .2 * groupOf[d]));
      double[] theta = Programmes.weights(20, false);
      log.add(
          new ListProgramme(
              utility,
              theta,
              Programmes.rows(Programmes.Criterion.PARITY, utility, groupOf, 3, theta, 0, HARD)));
    }
    List<Oracle<int[]>> oracles = log.stream().map(ListProgramme::oracle).toList();
    Oracle<double[]> pass =
        (value, prices) -> {
          double sum = 0;
          double[] rows = new double[prices.length];
          for (Oracle<int[]> oracle : oracles) {
            Vertex<int[]> vertex = oracle.best(value, prices);
            sum += vertex.value() / lists;
            Rounding.add(rows, 1.0 / lists, vertex.rows());
          }
          return new Vertex<>(sum, rows, prices.clone());
        };
    Mixture<double[]> exact = Mixtures.of(log.get(0).limits(), pass);
    assertThat(exact.gap()).isCloseTo(0, within(1e-10));
    assertThat(exact.rows()).containsExactly(new double[3], within(1e-12));
    assertThat(exact.steps()).isLessThan(60);
    Mixture<double[]> rough =
        Mixtures.of(log.get(0).limits(), pass, List.of(), new Effort(1e-4, 100));
    assertThat(rough.steps()).isLessThan(20);
    assertThat(rough.objective()).isCloseTo(exact.objective(), within(rough.gap() + 1e-12));
    double alone = log.stream().mapToDouble(list -> list.solve().value()).sum() / lists;
    assertThat(exact.value()).isGreaterThan(alone + 1e-3);
  }

  @Test
  void aSearchCutShortSaysWhatItKnows() {
    ListProgramme programme = Programmes.random(7, 40, 40, true);
    Mixture<int[]> whole = programme.solve();
    double last = Double.POSITIVE_INFINITY;
    for (int calls = 1; calls < whole.steps(); calls++) {
      Mixture<int[]> cut =
          Mixtures.of(programme.limits(), programme.oracle(), List.of(), new Effort(1e-11, calls));
      assertThat(cut.steps()).isEqualTo(calls);
      assertThat(cut.bound()).isGreaterThanOrEqualTo(whole.objective() - 1e-12);
      assertThat(cut.bound()).isLessThanOrEqualTo(last);
      assertThat(cut.gap()).isEqualTo(cut.bound() - cut.objective());
      double worst = RowLimit.worst(programme.limits().toArray(RowLimit[]::new), cut.rows());
      assertThat(worst).isCloseTo(cut.violation(), within(1e-12));
      last = cut.bound();
    }
    assertThat(last).isLessThan(1.1 * whole.objective());
  }

  @Test
  void toleranceEndsTheSearchWithinIt() {
    ListProgramme programme = Programmes.random(7, 40, 40, true);
    Mixture<int[]> rough =
        Mixtures.of(programme.limits(), programme.oracle(), List.of(), new Effort(1e-2, 1000));
    Mixture<int[]> exact = programme.solve();
    assertThat(rough.steps()).isLessThan(exact.steps());
    assertThat(rough.gap()).isBetween(0.0, 1e-2 * exact.value() * 2);
    assertThat(rough.objective()).isGreaterThan(exact.objective() - rough.gap());
  }

  @Test
  void knownVerticesSaveCalls() {
    ListProgramme programme = Programmes.random(7, 40, 40, true);
    Mixture<int[]> first = programme.solve();
    List<Vertex<int[]>> start = first.parts().stream().map(Part::vertex).toList();
    Mixture<int[]> again = Mixtures.of(programme.limits(), programme.oracle(), start);
    assertThat(again.objective()).isCloseTo(first.objective(), within(1e-12));
    assertThat(again.steps()).isLessThanOrEqualTo(first.steps() / 2);
  }

  @Test
  void sameArgumentsSameBits() {
    for (int index = 0; index < 50; index++) {
      ListProgramme programme = Programmes.random(index, 5, 30, index % 2 == 0);
      Mixture<int[]> one = programme.solve();
      Mixture<int[]> two = programme.solve();
      assertThat(two.rows()).isEqualTo(one.rows());
      assertThat(two.objective()).isEqualTo(one.objective());
      for (int i = 0; i < one.parts().size(); i++) {
        assertThat(two.parts().get(i).share()).isEqualTo(one.parts().get(i).share());
        assertThat(
                Arrays.equals(
                    two.parts().get(i).vertex().what(), one.parts().get(i).vertex().what()))
            .isTrue();
      }
    }
  }
}
