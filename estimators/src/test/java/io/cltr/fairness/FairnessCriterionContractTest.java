package io.cltr.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.ConfigException;
import io.cltr.log.Query;
import io.cltr.method.Methods;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of {@link FairnessCriterion}, for every one that is registered. */
class FairnessCriterionContractTest {
  private static final GroupTotals THREE =
      totals(List.of("a", "b", "c"), new double[] {4, 2, 3}, new double[] {1, .8, .3}, 2.4);
  private static final GroupTotals TURNED =
      totals(List.of("b", "c", "a"), new double[] {2, 3, 4}, new double[] {.8, .3, 1}, 2.4);
  private static final double[] EXPOSURE = {1.1, .7, .4};
  private static final double[] IMPACT = {.5, .4, .1};

  private static GroupTotals totals(
      List<String> names, double[] sizes, double[] merit, double total) {
    return new GroupTotals(names, sizes, merit, 10, total, 2.5);
  }

  static Collection<FairnessCriterion> criteria() {
    return Methods.of(FairnessCriterion.class).values();
  }

  private static double[] distances(FairnessCriterion criterion, GroupTotals totals, int turned) {
    return criterion.rows(totals).stream()
        .mapToDouble(
            row -> {
              double value = row.of(turned(EXPOSURE, turned), turned(IMPACT, turned));
              return Math.max(row.low() - value, value - row.high());
            })
        .sorted()
        .toArray();
  }

  private static double[] turned(double[] numbers, int by) {
    double[] turned = new double[numbers.length];
    for (int g = 0; g < turned.length; g++) {
      turned[g] = numbers[(g + by) % turned.length];
    }
    return turned;
  }

  @ParameterizedTest
  @MethodSource("criteria")
  void theOrderOfGroupsDoesNotMatter(FairnessCriterion criterion) {
    double[] first = distances(criterion, THREE, 0);
    double[] second = distances(criterion, TURNED, 1);
    assertThat(first).isNotEmpty();
    assertThat(second).containsExactly(first, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("criteria")
  void theScaleOfThetaAndOfMeritDoesNotMatter(FairnessCriterion criterion) {
    GroupTotals scaled =
        new GroupTotals(
            THREE.names(),
            THREE.sizes(),
            Arrays.stream(THREE.merit()).map(m -> 3 * m).toArray(),
            THREE.size(),
            3 * THREE.totalMerit(),
            5 * THREE.exposure());
    List<GroupRow> rows = criterion.rows(THREE);
    List<GroupRow> others = criterion.rows(scaled);
    assertThat(others).hasSameSizeAs(rows);
    for (int c = 0; c < rows.size(); c++) {
      double theta = rows.get(c).prefix() == 0 ? 5 : 1;
      double value =
          others
              .get(c)
              .of(
                  Arrays.stream(EXPOSURE).map(e -> theta * e).toArray(),
                  Arrays.stream(IMPACT).map(i -> 3 * theta * i).toArray());
      assertThat(value).isCloseTo(rows.get(c).of(EXPOSURE, IMPACT), within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("criteria")
  void aGroupWithoutDocumentsDemandsNothing(FairnessCriterion criterion) {
    GroupTotals empty =
        totals(List.of("a", "b", "none"), new double[] {4, 2, 0}, new double[] {1, .8, 0}, 2.4);
    assertThat(criterion.rows(empty))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.name()).doesNotContain("none"))
        .allSatisfy(row -> assertThat(row.exposure()[2] + row.impact()[2]).isZero());
  }

  @ParameterizedTest
  @MethodSource("criteria")
  void moreSlackIsWider(FairnessCriterion criterion) {
    double[] tight = distances(criterion.with(0), THREE, 0);
    double[] wide = distances(criterion.with(.3), THREE, 0);
    assertThat(wide[wide.length - 1]).isLessThan(tight[tight.length - 1]);
    assertThat(criterion.with(.3).slack()).isEqualTo(.3);
    if (!criterion.measure().isEmpty()) {
      assertThat(Methods.of(FairnessMeasure.class)).containsKey(criterion.measure());
    }
    assertThatThrownBy(() -> criterion.with(-1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(criterion.id() + ".slack: found -1.0");
  }

  @ParameterizedTest
  @MethodSource("criteria")
  void withoutMeritDemandsOnMeritAreVoid(FairnessCriterion criterion) {
    GroupTotals worthless = totals(List.of("a", "b"), new double[] {4, 2}, new double[2], 0);
    for (GroupRow row : criterion.rows(worthless)) {
      assertThat(row.of(new double[] {4, 2}, new double[2])).isFinite();
    }
  }

  /** By hand: 10 documents, mean exposure .25; E_a/n_a = .275, E_b/n_b = .35, relative 1.1, 1.4. */
  @Test
  void demandsOfPairsByHand() {
    Grouping all = new Grouping();
    double hard = Double.POSITIVE_INFINITY;
    assertThat(new DemographicParity(all, 0, hard).rows(THREE).get(0).of(EXPOSURE, IMPACT))
        .isCloseTo(1.1 - 1.4, within(1e-12));
    double meritA = 1.0 / 4 / .24;
    double meritB = .8 / 2 / .24;
    assertThat(new DisparateTreatment(all, 0, hard).rows(THREE).get(0).of(EXPOSURE, IMPACT))
        .isCloseTo(meritB * 1.1 - meritA * 1.4, within(1e-12));
    double impactA = .5 / 4 / (.25 * .24);
    double impactB = .4 / 2 / (.25 * .24);
    assertThat(new DisparateImpact(all, 0, hard).rows(THREE).get(0).of(EXPOSURE, IMPACT))
        .isCloseTo(meritB * impactA - meritA * impactB, within(1e-12));
    GroupRow own = new Equity(all, .1, hard).rows(THREE).get(1);
    assertThat(own.of(EXPOSURE, IMPACT)).isCloseTo(1.4, within(1e-12));
    assertThat(own.high()).isCloseTo(meritB + .1, within(1e-12));
    GroupRow share =
        new MinimumShare(all, new TreeMap<>(Map.of("b", .5)), 3, .1, hard).rows(THREE).get(2);
    assertThat(share.prefix()).isEqualTo(3);
    assertThat(share.of(new double[] {0, 1.2, 0}, IMPACT)).isCloseTo(.4, within(1e-12));
    assertThat(share.low()).isCloseTo(.4, within(1e-12));
  }

  @Test
  void producersAreCountedAndCompared() {
    Query query =
        new Query(
            "q",
            new String[] {"d1", "d2", "d3", "d4"},
            new float[0],
            0,
            List.of(
                List.of("new", "seller=x"),
                List.of("new", "seller=x"),
                List.of("old", "seller=y"),
                List.of("old")));
    Grouping counted = new Grouping(Grouping.Compared.groups, List.of(), "seller=");
    List<String> names = counted.names(query);
    assertThat(names).containsExactly("new", "old");
    assertThat(counted.sizes(query, counted.members(query, names), 2)).containsExactly(1, 2);
    assertThat(counted.size(query)).isEqualTo(3);
    Grouping sellers = new Grouping(Grouping.Compared.producers, List.of(), "seller=");
    assertThat(sellers.names(query)).containsExactly("seller=x", "seller=y");
    Grouping documents = new Grouping(Grouping.Compared.documents, List.of(), "");
    assertThat(documents.names(query)).containsExactly("d1", "d2", "d3", "d4");
    assertThatThrownBy(() -> new Grouping(Grouping.Compared.producers, List.of(), ""))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("seller=");
  }
}
