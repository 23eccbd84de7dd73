package io.cltr.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fairness.DemographicParity;
import io.cltr.fairness.DisparateImpact;
import io.cltr.fairness.DisparateTreatment;
import io.cltr.fairness.GroupTotals;
import io.cltr.fairness.Grouping;
import io.cltr.log.Query;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By hand: three documents of groups a, b and b, 10 impressions, γ̂ .8, .4 and −.1 for each. */
class DemandsTest {
  private static final List<String> NAMES = List.of("a", "b");
  private static final double[] THETA = {1, .5};
  private static final double[] EXPOSURE = {.9, .5, .1};
  private static final ListData LIST =
      new ListData(
          1,
          10,
          new double[] {8, 4, -1},
          new double[0],
          new double[0],
          new ListGroups(new long[] {1, 2, 2}, new double[] {1, 2}, 3));

  @Test
  void totalsArePerImpression() {
    GroupTotals totals = ListTotals.of(LIST, NAMES, THETA);

    assertThat(totals.merit()).containsExactly(new double[] {.8, .3}, within(1e-12));
    assertThat(totals.totalMerit()).isEqualTo(1.1, within(1e-12));
    assertThat(totals.exposure()).isEqualTo(1.5);
    assertThat(totals.size()).isEqualTo(3);
  }

  @Test
  void aGroupsMeritIsNotNegative() {
    GroupTotals totals =
        ListTotals.floored(NAMES, new double[] {1, 1}, new double[] {-.5, .3}, 2, -.2, 1);

    assertThat(totals.merit()).containsExactly(0, .3);
    assertThat(totals.totalMerit()).isEqualTo(.3);
  }

  @Test
  void demandsOfALogWeighImpressions() {
    GroupTotals totals = ListTotals.of(LIST, NAMES, THETA);
    double[] terms = new double[3];
    double[][] slopes = new double[2][3];
    new LogDemands(
            List.of(
                new DisparateTreatment().rows(totals).get(0),
                new DisparateImpact().rows(totals).get(0)))
        .at(LIST, EXPOSURE, EXPOSURE, terms, slopes);

    double a = .8 / (1.1 / 3);
    double b = .15 / (1.1 / 3);
    assertThat(terms[1]).isEqualTo(10 * (b * .9 / .5 - a * .3 / .5), within(1e-12));
    double impactA = .9 * .8;
    double impactB = (.5 * .4 - .1 * .1) / 2;
    assertThat(terms[2])
        .isEqualTo(10 * (b * impactA - a * impactB) / (.5 * 1.1 / 3), within(1e-12));
    assertThat(slopes[0][2]).isEqualTo(-10 * a / .5 / 2, within(1e-12));
  }

  @Test
  void demandsOfQueriesAreDistances() {
    double[] terms = new double[2];
    double[][] slopes = new double[1][3];
    QueryDemands demands = new QueryDemands(new DemographicParity(), NAMES, THETA, 1.25);
    demands.at(LIST, EXPOSURE, EXPOSURE, terms, slopes);

    assertThat(terms[1]).isEqualTo(1.25 * 10 * (.9 - .3) / .5, within(1e-12));
    assertThat(slopes[0][1]).isEqualTo(-1.25 * 10 / .5 / 2, within(1e-12));
    assertThat(demands.high(0)).isEqualTo(.05);
  }

  @Test
  void multipliersAscendUpToThePrice() {
    LogDemands demands =
        new LogDemands(
            new DemographicParity()
                .rows(new GroupTotals(NAMES, new double[] {1, 1}, new double[2], 2, 0, 1)));
    Multipliers first = Multipliers.none(1, 2, .15).next(demands, new double[] {.1});

    assertThat(first.above()).containsExactly(new double[] {.1}, within(1e-12));
    assertThat(first.below()).containsExactly(0);
    assertThat(first.next(demands, new double[] {.2}).above()).containsExactly(.15);
    assertThat(first.next(demands, new double[] {-.2}).above()).containsExactly(0);
    assertThat(first.next(demands, new double[] {-.08}).below())
        .containsExactly(new double[] {.06}, within(1e-12));
  }

  @Test
  void producersAreCountedOnce() {
    Query query =
        new Query(
            "q",
            new String[] {"x", "y", "z"},
            new float[0],
            0,
            List.of(
                List.of("new", "seller=1"),
                List.of("old", "seller=2"),
                List.of("new", "seller=1")));
    GroupReader reader =
        new GroupReader(
            new Grouping(Grouping.Compared.groups, List.of(), "seller="), List.of("new", "old"));

    ListGroups all = reader.of(query, new int[] {0, 1, 2});
    ListGroups part = reader.of(query, new int[] {1, 2});

    assertThat(all.members()).containsExactly(1, 2, 1);
    assertThat(all.sizes()).containsExactly(1, 1);
    assertThat(all.size()).isEqualTo(2);
    assertThat(part.members()).containsExactly(2, 1);
  }
}
